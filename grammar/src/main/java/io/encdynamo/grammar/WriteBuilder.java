package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.AssignmentContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ChangeContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CopyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DeleteContext;
import io.encdynamo.grammar.antlr.PartiQLParser.InsertContext;
import io.encdynamo.grammar.antlr.PartiQLParser.InsertSourceContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OnConflictContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PathContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ReturningContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ReturningItemContext;
import io.encdynamo.grammar.antlr.PartiQLParser.UpdateContext;
import io.encdynamo.grammar.antlr.PartiQLParser.WhereContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.grammar.tree.Statement.ConflictAction;
import io.encdynamo.grammar.tree.Statement.InsertKind;
import io.encdynamo.grammar.tree.Statement.InsertSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT and its sisters, UPDATE, DELETE, COPY. */
final class WriteBuilder {
  private final TreeBuilder builders;

  WriteBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Statement build(InsertContext context) {
    InsertKind kind =
        context.INSERT() != null
            ? InsertKind.INSERT
            : context.UPSERT() != null ? InsertKind.UPSERT : InsertKind.REPLACE;
    return new Statement.Insert(
        kind,
        Terms.qualifiedName(context.qualifiedName()),
        Terms.optionalName(context.name()),
        Terms.columns(context.columnList()),
        source(context.insertSource()),
        onConflict(context.onConflict()),
        returning(context.returning()),
        place(context));
  }

  private InsertSource source(InsertSourceContext context) {
    if (context.DEFAULT() != null) {
      return new InsertSource.Defaults();
    }
    if (context.VALUE() != null) {
      return new InsertSource.Value(
          builders.expressions.build(context.expression(0)),
          builders.expressions.optional(context.expression(1)));
    }
    Query query = builders.queries.build(context.query());
    return query instanceof Query.Values values
        ? new InsertSource.Rows(values.rows())
        : new InsertSource.FromQuery(query);
  }

  private Statement.@Nullable OnConflict onConflict(@Nullable OnConflictContext context) {
    if (context == null) {
      return null;
    }
    ConflictAction action =
        context.NOTHING() != null
            ? ConflictAction.DO_NOTHING
            : context.REPLACE() != null
                ? ConflictAction.DO_REPLACE_EXCLUDED
                : ConflictAction.DO_UPDATE_EXCLUDED;
    return new Statement.OnConflict(
        Terms.columns(context.columnList()),
        builders.expressions.optional(context.target),
        action,
        builders.expressions.optional(context.condition));
  }

  Statement build(UpdateContext context) {
    List<Statement.Change> changes = new ArrayList<>();
    for (ChangeContext change : context.change()) {
      for (AssignmentContext assignment : change.assignment()) {
        changes.add(
            new Statement.Change.Set(
                path(assignment.path()),
                builders.expressions.build(assignment.expression()),
                place(assignment)));
      }
      for (PathContext removed : change.path()) {
        changes.add(new Statement.Change.Remove(path(removed), place(removed)));
      }
    }
    return new Statement.Update(
        Terms.qualifiedName(context.qualifiedName()),
        Terms.optionalName(context.name()),
        List.copyOf(changes),
        where(context.where()),
        returning(context.returning()),
        place(context));
  }

  /** What can be set or removed: a name, or a path from one. */
  private Expression path(PathContext context) {
    Expression path = builders.expressions.build(context);
    Expression root = path;
    while (root instanceof Expression.Path step) {
      root = step.base();
    }
    if (root instanceof Expression.Variable) {
      return path;
    }
    throw Rejection.of(context.getStart(), "a name");
  }

  Statement build(DeleteContext context) {
    return new Statement.Delete(
        Terms.qualifiedName(context.qualifiedName()),
        Terms.optionalName(context.name()),
        where(context.where()),
        returning(context.returning()),
        place(context));
  }

  private @Nullable Expression where(@Nullable WhereContext context) {
    return context == null ? null : builders.expressions.build(context.expression());
  }

  private Statement.@Nullable Returning returning(@Nullable ReturningContext context) {
    if (context == null) {
      return null;
    }
    List<Statement.ReturningItem> items = new ArrayList<>();
    for (ReturningItemContext item : context.returningItem()) {
      String scope = item.ALL() != null ? "ALL" : item.MODIFIED() != null ? "MODIFIED" : null;
      String age = item.OLD() != null ? "OLD" : item.NEW() != null ? "NEW" : null;
      items.add(
          new Statement.ReturningItem(
              scope, age, builders.expressions.optional(item.expression())));
    }
    return new Statement.Returning(List.copyOf(items), place(context));
  }

  Statement build(CopyContext context) {
    String file = Terms.string(context.STRING());
    List<Statement.Option> options = builders.statements.options(context.withOptions());
    if (context.query() != null) {
      Query query = builders.queries.build(context.query());
      return new Statement.CopyTo(query, file, options, place(context));
    }
    return new Statement.CopyFrom(
        Terms.qualifiedName(context.qualifiedName()),
        Terms.columns(context.columnList()),
        file,
        options,
        place(context));
  }
}
