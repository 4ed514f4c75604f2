package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.CallContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CopyStatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DefinitionOfCatalogContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DefinitionOfKeyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DefinitionOfTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DefinitionOfViewContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DeleteStatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DescribeContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExplainContext;
import io.encdynamo.grammar.antlr.PartiQLParser.InsertStatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OptionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QueryStatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ShowCreateTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ShowTablesContext;
import io.encdynamo.grammar.antlr.PartiQLParser.StatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TransactionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TransactionStatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.UpdateStatementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.WithOptionsContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.grammar.tree.Statement.TransactionAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements as a whole, and those that are neither query nor write nor definition. */
final class StatementBuilder {
  private final TreeBuilder builders;

  StatementBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Statement build(StatementContext context) {
    Place place = place(context);
    if (context instanceof QueryStatementContext query) {
      return new Statement.Select(builders.queries.build(query.query()), place);
    }
    if (context instanceof InsertStatementContext insert) {
      return builders.writes.build(insert.insert());
    }
    if (context instanceof UpdateStatementContext update) {
      return builders.writes.build(update.update());
    }
    if (context instanceof DeleteStatementContext delete) {
      return builders.writes.build(delete.delete());
    }
    if (context instanceof CopyStatementContext copy) {
      return builders.writes.build(copy.copy());
    }
    if (context instanceof ExplainContext explain) {
      return explain(explain, place);
    }
    if (context instanceof DescribeContext describe) {
      return new Statement.Describe(Terms.qualifiedName(describe.qualifiedName()), place);
    }
    if (context instanceof ShowTablesContext) {
      return new Statement.ShowTables(place);
    }
    if (context instanceof ShowCreateTableContext show) {
      return new Statement.ShowCreateTable(Terms.qualifiedName(show.qualifiedName()), place);
    }
    if (context instanceof CallContext call) {
      return new Statement.Call(
          Terms.name(call.name()), builders.atoms.arguments(call.arguments()), place);
    }
    if (context instanceof TransactionStatementContext transaction) {
      return new Statement.Transaction(action(transaction.transaction()), place);
    }
    if (context instanceof DefinitionOfCatalogContext definition) {
      return builders.definitions.catalog(definition.catalogDefinition());
    }
    if (context instanceof DefinitionOfKeyContext definition) {
      return builders.definitions.key(definition.keyDefinition());
    }
    if (context instanceof DefinitionOfTableContext definition) {
      return builders.tables.build(definition.tableDefinition());
    }
    if (context instanceof DefinitionOfViewContext definition) {
      return builders.definitions.view(definition.viewDefinition());
    }
    throw ExpressionBuilder.unknown(context);
  }

  private Statement explain(ExplainContext context, Place place) {
    String format = "TEXT";
    if (context.name() != null) {
      format = Terms.upper(context.name().getText());
      if (!format.equals("TEXT") && !format.equals("JSON")) {
        throw Rejection.of(context.name().getStart(), "TEXT or JSON");
      }
    }
    builders.depth.enter(1, context.getStart());
    Statement explained = build(context.statement());
    builders.depth.leave(1);
    return new Statement.Explain(context.ANALYZE() != null, format, explained, place);
  }

  private static TransactionAction action(TransactionContext context) {
    if (context.COMMIT() != null) {
      return TransactionAction.COMMIT;
    }
    return context.ROLLBACK() != null ? TransactionAction.ROLLBACK : TransactionAction.BEGIN;
  }

  List<Statement.Option> options(@Nullable WithOptionsContext context) {
    if (context == null) {
      return List.of();
    }
    List<Statement.Option> options = new ArrayList<>();
    for (OptionContext option : context.option()) {
      Identifier name = Terms.name(option.name());
      Expression value =
          option.value() == null
              ? new Literal(Literal.Kind.TRUE, "", name.place())
              : builders.expressions.build(option.value());
      options.add(new Statement.Option(name, value));
    }
    return List.copyOf(options);
  }
}
