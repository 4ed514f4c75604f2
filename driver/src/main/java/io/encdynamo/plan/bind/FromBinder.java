package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import io.encdynamo.plan.relation.TableSource;
import io.encdynamo.plan.relation.Tables;
import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds FROM: fills a scope, and gives a relation once everything above has named the fields it
 * needs.
 */
final class FromBinder {
  private final QueryBinder queries;
  private final Scope scope;

  FromBinder(QueryBinder queries, Scope scope) {
    this.queries = queries;
    this.scope = scope;
  }

  /** The relation, to be asked for when all fields are named. */
  Supplier<Relation> bind(FromItem item) {
    if (item instanceof FromItem.Source source) {
      return source(source);
    } else if (item instanceof FromItem.Join join) {
      return join(join);
    }
    throw Unsupported.at(item, "UNPIVOT", "name the members");
  }

  private Supplier<Relation> source(FromItem.Source source) {
    if (source.at() != null || source.by() != null) {
      throw Unsupported.at(source, "AT and BY in FROM", "read the list as a column");
    }
    FromBinding binding = binding(source);
    scope.add(binding);
    return binding::relation;
  }

  private FromBinding binding(FromItem.Source source) {
    Expression expression = source.expression();
    if (expression instanceof Expression.Subquery subquery) {
      Identifier alias = source.as();
      Identifier name =
          alias == null ? new Identifier("$" + scope.items().size(), true, source.place()) : alias;
      return derived(queries.bind(subquery.query()), name, source.columns());
    }
    List<Identifier> parts = new ArrayList<>();
    if (!nameParts(expression, parts)) {
      throw Unsupported.at(
          source, "A value as an item of FROM", "name a table, or a query in parentheses");
    }
    Identifier last = parts.get(parts.size() - 1);
    Identifier alias = source.as() == null ? last : source.as();
    if (parts.size() == 1) {
      Query.CommonTable common = queries.commonTable(last);
      if (common != null) {
        return derived(queries.commonTable(common), alias, source.columns());
      }
    }
    if (!source.columns().isEmpty()) {
      throw Unsupported.at(
          source, "Names for the columns of a table", "name them in a query in parentheses");
    }
    TableSource table =
        find(queries.tables(), new QualifiedName(List.copyOf(parts), source.place()));
    if (table instanceof TableSource.Stored stored) {
      return new FromTable(queries.tables(), stored, alias);
    }
    TableSource.Virtual virtual = (TableSource.Virtual) table;
    List<Field> fields = new ArrayList<>();
    for (TableSource.Virtual.Column column : virtual.columns()) {
      fields.add(new Field(column.name(), column.type(), column.nullable(), null));
    }
    return new FromRelation(
        alias, virtual.schema(), fields, new Relation.VirtualTable(virtual, alias.text(), fields));
  }

  private static FromBinding derived(BoundQuery query, Identifier alias, List<Identifier> columns) {
    BoundQuery named = columns.isEmpty() ? query : QueryBinder.renamed(query, columns, alias);
    Relation relation = QueryBinder.labelled(named);
    return new FromRelation(alias, "", relation.output(), relation);
  }

  /** The names that a path in FROM consists of. */
  private static boolean nameParts(Expression expression, List<Identifier> parts) {
    if (expression instanceof Expression.Variable variable) {
      parts.add(variable.name());
      return true;
    }
    if (expression instanceof Expression.Path path
        && path.step() instanceof Expression.PathStep.Member member
        && nameParts(path.base(), parts)) {
      parts.add(member.name());
      return true;
    }
    return false;
  }

  /**
   * What a name stands for, with its schema before it or without.
   *
   * @throws DriverException 42S02 with the nearest name; 0A000 for an index
   */
  static TableSource find(Tables tables, QualifiedName name) {
    List<Identifier> parts = name.parts();
    Identifier last = parts.get(parts.size() - 1);
    if (parts.size() > 2) {
      throw Unsupported.at(name, "Naming an index", "name the table; the driver finds the path");
    }
    String schema = Tables.DEFAULT_SCHEMA;
    if (parts.size() == 2) {
      String named = tables.schema(parts.get(0).text());
      if (named == null) {
        if (tables.find(Tables.DEFAULT_SCHEMA, parts.get(0).text(), parts.get(0).quoted())
            != null) {
          throw Unsupported.at(
              name, "Naming an index", "name the table; the driver finds the path");
        }
        throw new DriverException(
            ErrorCode.TABLE_NOT_FOUND, parts.get(0).text() + "." + last.text(), "");
      }
      schema = named;
    }
    TableSource found = tables.find(schema, last.text(), last.quoted());
    if (found == null) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND, last.text(), Nearest.hint(last.text(), tables.names(schema)));
    }
    return found;
  }

  private Supplier<Relation> join(FromItem.Join join) {
    int first = scope.items().size();
    Supplier<Relation> left = bind(join.left());
    int middle = scope.items().size();
    Supplier<Relation> right = bind(join.right());
    List<Bound> conditions = new ArrayList<>();
    Expression on = join.condition();
    if (on != null) {
      ExpressionBinder binder = new ExpressionBinder(scope, queries.parameters(), null);
      conditions.add(binder.predicate(on));
    }
    List<FromBinding> items = scope.items();
    for (Identifier column : using(join, first, middle)) {
      Field leftField = only(items.subList(first, middle), column);
      Field rightField = only(items.subList(middle, items.size()), column);
      if (leftField == null || rightField == null) {
        throw scope.notFound(column);
      }
      conditions.add(
          new Bound.Comparison(
              ComparisonOperator.EQUAL,
              ExpressionBinder.readable(leftField),
              ExpressionBinder.readable(rightField)));
    }
    Relation.JoinKind kind =
        switch (join.kind()) {
          case INNER, CROSS -> Relation.JoinKind.INNER;
          case LEFT -> Relation.JoinKind.LEFT;
          case RIGHT -> Relation.JoinKind.RIGHT;
          case FULL -> Relation.JoinKind.FULL;
        };
    return () -> new Relation.Join(left.get(), right.get(), kind, List.copyOf(conditions));
  }

  /** The columns of USING; of NATURAL those that both sides have. */
  private List<Identifier> using(FromItem.Join join, int first, int middle) {
    if (!join.natural()) {
      return join.using();
    }
    List<FromBinding> items = scope.items();
    List<Identifier> common = new ArrayList<>();
    for (FromBinding item : items.subList(first, middle)) {
      for (String name : item.names()) {
        Identifier column = new Identifier(name, true, join.place());
        if (only(items.subList(middle, items.size()), column) != null) {
          common.add(column);
        }
      }
    }
    return common;
  }

  private static @Nullable Field only(List<FromBinding> items, Identifier name) {
    for (FromBinding item : items) {
      Field field = item.find(name);
      if (field != null) {
        return field;
      }
    }
    return null;
  }
}
