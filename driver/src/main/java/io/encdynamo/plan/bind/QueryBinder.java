package io.encdynamo.plan.bind;

import io.encdynamo.engine.operator.SetOperation;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import io.encdynamo.plan.relation.TableSource;
import io.encdynamo.plan.relation.Tables;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds queries: set operations, WITH, VALUES, ORDER BY and LIMIT; SELECT has a binder of its own.
 */
public final class QueryBinder {
  private final Tables tables;
  private final ParameterTypes parameters;
  private final Map<String, Query.CommonTable> commonTables;

  public QueryBinder(Tables tables, ParameterTypes parameters) {
    this(tables, parameters, Map.of());
  }

  private QueryBinder(
      Tables tables, ParameterTypes parameters, Map<String, Query.CommonTable> commonTables) {
    this.tables = tables;
    this.parameters = parameters;
    this.commonTables = commonTables;
  }

  /**
   * The table of a name by itself.
   *
   * @throws io.encdynamo.error.DriverException 42S02 with the nearest name
   */
  public static TableSource table(Tables tables, QualifiedName name) {
    return FromBinder.find(tables, name);
  }

  Tables tables() {
    return tables;
  }

  ParameterTypes parameters() {
    return parameters;
  }

  /** The query behind a name of WITH; null if there is none. */
  Query.@Nullable CommonTable commonTable(Identifier name) {
    for (Query.CommonTable table : commonTables.values()) {
      if (Names.matches(name, table.name().text())) {
        return table;
      }
    }
    return null;
  }

  /** Binds a query by itself. */
  public BoundQuery bind(Query query) {
    if (query instanceof Query.Select select) {
      return new SelectBinder(this, select, List.of(), null, null).bind();
    } else if (query instanceof Query.Ordered ordered) {
      return ordered(ordered);
    } else if (query instanceof Query.SetOperation operation) {
      return setOperation(operation);
    } else if (query instanceof Query.Values values) {
      return values(values);
    } else if (query instanceof Query.With with) {
      return with(with);
    }
    Query.Evaluated evaluated = (Query.Evaluated) query;
    if (evaluated.expression() instanceof Expression.Subquery subquery) {
      return bind(subquery.query());
    }
    throw Unsupported.at(query, "An expression as a statement", "write SELECT VALUE before it");
  }

  private BoundQuery with(Query.With with) {
    if (with.recursive()) {
      throw Unsupported.at(with, "WITH RECURSIVE", "ask level by level");
    }
    QueryBinder binder = this;
    for (Query.CommonTable table : with.tables()) {
      Map<String, Query.CommonTable> known = new TreeMap<>(binder.commonTables);
      known.put(table.name().text(), table);
      binder = new QueryBinder(tables, parameters, known);
    }
    return binder.bind(with.query());
  }

  /** The query of WITH, bound where names of WITH that stand before it are known. */
  BoundQuery commonTable(Query.CommonTable table) {
    Map<String, Query.CommonTable> before = new TreeMap<>(commonTables);
    before.remove(table.name().text());
    BoundQuery query = new QueryBinder(tables, parameters, before).bind(table.query());
    return table.columns().isEmpty() ? query : renamed(query, table.columns(), table.name());
  }

  /** A query whose columns go by other names. */
  static BoundQuery renamed(BoundQuery query, List<Identifier> names, Identifier alias) {
    if (names.size() != query.output().size()) {
      throw Unsupported.invalid(
          alias,
          alias.text()
              + " has "
              + query.output().size()
              + " columns, "
              + names.size()
              + " are named");
    }
    return new BoundQuery(
        query.relation(), query.output(), names.stream().map(Identifier::text).toList());
  }

  private BoundQuery ordered(Query.Ordered ordered) {
    if (ordered.query() instanceof Query.Select select) {
      return new SelectBinder(this, select, ordered.orderBy(), ordered.limit(), ordered.offset())
          .bind();
    }
    BoundQuery inner = bind(ordered.query());
    Relation relation = labelled(inner);
    Scope scope = new Scope();
    Identifier nameless = new Identifier("", true, ordered.place());
    scope.add(new FromRelation(nameless, "", relation.output(), relation));
    ExpressionBinder binder = new ExpressionBinder(scope, parameters, null);
    List<Relation.SortKey> keys = new ArrayList<>();
    for (Expression.OrderTerm term : ordered.orderBy()) {
      Integer ordinal = ordinal(term.expression(), relation.output().size());
      keys.add(
          sortKey(
              term,
              ordinal == null
                  ? binder.bind(term.expression())
                  : new Bound.Reference(relation.output().get(ordinal))));
    }
    return new BoundQuery(
        limited(sorted(relation, keys), ordered.limit(), ordered.offset()),
        relation.output(),
        inner.labels());
  }

  /** A relation of the columns of a query and no others, named by their labels. */
  static Relation labelled(BoundQuery query) {
    List<Relation.Computed> computed = new ArrayList<>();
    for (int i = 0; i < query.output().size(); i++) {
      Field field = query.output().get(i);
      computed.add(
          new Relation.Computed(
              new Field(query.labels().get(i), field.type(), field.nullable(), field.origin()),
              new Bound.Reference(field)));
    }
    return new Relation.Project(query.relation(), computed);
  }

  /** The place, from 0, that a whole number in ORDER BY or GROUP BY names; null for no number. */
  static @Nullable Integer ordinal(Expression expression, int columns) {
    if (!(expression instanceof Expression.Literal literal)
        || literal.kind() != Expression.Literal.Kind.INTEGER) {
      return null;
    }
    if (literal.text().length() > 5
        || Integer.parseInt(literal.text()) < 1
        || Integer.parseInt(literal.text()) > columns) {
      throw Unsupported.invalid(literal, "there is no column of this number in SELECT");
    }
    return Integer.parseInt(literal.text()) - 1;
  }

  static Relation.SortKey sortKey(Expression.OrderTerm term, Bound key) {
    Boolean nullsFirst = term.nullsFirst();
    // PartiQL: absent values sort behind all others, so they come last unless descending.
    return new Relation.SortKey(
        key, term.descending(), nullsFirst == null ? term.descending() : nullsFirst);
  }

  static Relation sorted(Relation relation, List<Relation.SortKey> keys) {
    return keys.isEmpty() ? relation : new Relation.Sort(relation, List.copyOf(keys));
  }

  Relation limited(Relation relation, @Nullable Expression limit, @Nullable Expression offset) {
    if (limit == null && offset == null) {
      return relation;
    }
    ExpressionBinder fixed = new ExpressionBinder(new Scope(), parameters, null);
    return new Relation.Limit(
        relation,
        limit == null ? null : fixed.bind(limit, SqlType.BIGINT),
        offset == null ? null : fixed.bind(offset, SqlType.BIGINT));
  }

  private BoundQuery setOperation(Query.SetOperation operation) {
    if (operation.outer()) {
      throw Unsupported.at(operation, "An OUTER set operation", "leave OUTER out");
    }
    BoundQuery left = bind(operation.left());
    BoundQuery right = bind(operation.right());
    if (left.output().size() != right.output().size()) {
      throw Unsupported.invalid(
          operation,
          "the queries have "
              + left.output().size()
              + " and "
              + right.output().size()
              + " columns");
    }
    boolean all = operation.quantifier() == Expression.Quantifier.ALL;
    SetOperation kind =
        switch (operation.operator()) {
          case UNION -> all ? SetOperation.UNION_ALL : SetOperation.UNION;
          case INTERSECT -> all ? SetOperation.INTERSECT_ALL : SetOperation.INTERSECT;
          case EXCEPT -> all ? SetOperation.EXCEPT_ALL : SetOperation.EXCEPT;
        };
    List<Field> output = new ArrayList<>();
    for (int i = 0; i < left.output().size(); i++) {
      SqlType type = Coercion.common(left.output().get(i).type(), right.output().get(i).type());
      output.add(Field.computed(left.labels().get(i), type));
    }
    return new BoundQuery(
        new Relation.Combine(kind, labelled(left), labelled(right), output), output, left.labels());
  }

  private BoundQuery values(Query.Values values) {
    ExpressionBinder fixed = new ExpressionBinder(new Scope(), parameters, null);
    List<List<Bound>> rows = new ArrayList<>();
    List<Field> output = new ArrayList<>();
    for (List<Expression> row : values.rows()) {
      List<Bound> bound = fixed.bindAll(row, SqlType.ANY);
      if (!rows.isEmpty() && rows.get(0).size() != bound.size()) {
        throw Unsupported.invalid(values, "the rows of VALUES differ in length");
      }
      rows.add(bound);
    }
    for (int i = 0; i < rows.get(0).size(); i++) {
      SqlType type = rows.get(0).get(i).type();
      for (List<Bound> row : rows) {
        type = Coercion.common(type, row.get(i));
      }
      output.add(Field.computed("_" + (i + 1), type));
    }
    return new BoundQuery(
        new Relation.Rows(rows, output), output, output.stream().map(Field::name).toList());
  }
}
