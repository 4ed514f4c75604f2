package io.encdynamo.plan.bind;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.WorkingTable;
import io.encdynamo.engine.operator.SetOperation;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds queries: WITH, set operations, VALUES, ORDER BY and LIMIT over them. */
public final class QueryBinder {
  private final Tables tables;
  private final ParameterTypes parameters;
  private final Typing typing;
  private final CommonTables commonTables;
  private final Scope scope;

  /**
   * @param variables names that the statement is given from outside, each a field of the row that
   *     the plan runs under
   */
  public QueryBinder(
      Tables tables, ParameterTypes parameters, Typing typing, List<Field> variables) {
    this(tables, parameters, typing, CommonTables.None.NONE, Scope.of(variables));
  }

  private QueryBinder(
      Tables tables,
      ParameterTypes parameters,
      Typing typing,
      CommonTables commonTables,
      Scope scope) {
    this.tables = tables;
    this.parameters = parameters;
    this.typing = typing;
    this.commonTables = commonTables;
    this.scope = scope;
  }

  /**
   * The table of a name by itself.
   *
   * @throws io.encdynamo.error.DriverException 42S02 with the nearest name
   */
  public static TableSource table(Tables tables, QualifiedName name) {
    return TableNames.find(tables, name);
  }

  Tables tables() {
    return tables;
  }

  ParameterTypes parameters() {
    return parameters;
  }

  Typing typing() {
    return typing;
  }

  /** The names around the queries that this one binds. */
  Scope scope() {
    return scope;
  }

  /** A binder of queries that stand inside others. */
  QueryBinder within(Scope names) {
    return new QueryBinder(tables, parameters, typing, commonTables, names);
  }

  private QueryBinder with(Identifier name, CommonTables.Definition definition) {
    return new QueryBinder(
        tables, parameters, typing, new CommonTables.With(name, definition, commonTables), scope);
  }

  /** Whether a name is one of WITH. */
  boolean knows(Identifier name) {
    return commonTables.find(name) != null;
  }

  /** The query behind a name of WITH. */
  BoundQuery commonTable(Identifier name) {
    CommonTables.Definition definition = commonTables.find(name);
    if (definition == null) {
      throw new IllegalArgumentException("No table of WITH: " + name.text());
    }
    return definition.bind();
  }

  /** Binds a query. */
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
    return single(expressions().bind(evaluated.expression()));
  }

  /** A query whose result is one value. */
  static BoundQuery single(Bound value) {
    Relation.Computed column = Relation.Computed.of("_1", value);
    return new BoundQuery(
        new Relation.Project(new Source.SingleRow(), List.of(column)),
        List.of(column.field()),
        List.of("_1"),
        BoundQuery.Form.SINGLE,
        false);
  }

  /** Binds expressions that read no row of this query. */
  private ExpressionBinder expressions() {
    return new ExpressionBinder(scope, this);
  }

  // WITH

  private BoundQuery with(Query.With with) {
    QueryBinder binder = this;
    for (Query.CommonTable table : with.tables()) {
      boolean recursive =
          with.recursive()
              && table.query() instanceof Query.SetOperation operation
              && operation.operator() == Query.SetOperator.UNION;
      binder =
          binder.with(
              table.name(),
              recursive
                  ? new CommonTables.Recursive(table, binder)
                  : new CommonTables.Written(table, binder));
    }
    return binder.bind(with.query());
  }

  /**
   * {@code name AS (seed UNION [ALL] step)}, where the step may name the table itself (SQL:2016
   * part 2, 7.17).
   */
  BoundQuery recursive(Query.CommonTable table) {
    Query.SetOperation union = (Query.SetOperation) table.query();
    BoundQuery seed = bind(union.left());
    if (!seed.hasColumns()) {
      throw Unsupported.invalid(union, "a recursive query gives columns: SELECT lists them");
    }
    if (!table.columns().isEmpty()) {
      seed = seed.renamed(table.columns(), table.name());
    }
    List<Field> columns = new ArrayList<>();
    for (int i = 0; i < seed.output().size(); i++) {
      // The steps may give values of other types than the seed.
      columns.add(Field.computed(seed.labels().get(i), SqlType.ANY));
    }
    WorkingTable working = new WorkingTable();
    BoundQuery step =
        with(table.name(), new CommonTables.Working(working, columns)).bind(union.right());
    if (!step.relation().anyMatch(CommonTables.Working.reads(working))) {
      return new CommonTables.Written(table, this).bind();
    }
    Query.Corresponding clause = union.corresponding();
    if (clause != null) {
      throw Unsupported.at(
          clause, "CORRESPONDING in a recursive query", "list the columns in one order");
    }
    requireSameWidth(union, seed, step);
    Relation relation =
        new Relation.Recursive(
            seed.labelled(),
            step.labelled(),
            working,
            union.quantifier() != Expression.Quantifier.ALL,
            columns);
    return new BoundQuery(relation, columns, seed.labels(), BoundQuery.Form.COLUMNS, false);
  }

  // ORDER BY and LIMIT

  private BoundQuery ordered(Query.Ordered ordered) {
    if (ordered.query() instanceof Query.Select select) {
      return new SelectBinder(this, select, ordered.orderBy(), ordered.limit(), ordered.offset())
          .bind();
    }
    BoundQuery inner = bind(ordered.query());
    if (inner.form() == BoundQuery.Form.SINGLE) {
      inner = Subqueries.elements(inner);
    }
    Relation relation = inner.labelled();
    Scope names = new Scope(scope);
    Identifier nameless = new Identifier("", true, ordered.place());
    names.add(
        inner.hasColumns()
            ? new FromRelation(nameless, "", relation.output(), relation)
            : new FromElement(nameless, relation.output().get(0), null, relation));
    ExpressionBinder binder = new ExpressionBinder(names, this);
    List<Relation.SortKey> keys = new ArrayList<>();
    for (Expression.OrderTerm term : ordered.orderBy()) {
      Integer ordinal = Ordering.ordinal(term.expression(), relation.output().size());
      keys.add(
          Ordering.key(
              term,
              ordinal == null
                  ? binder.bind(term.expression())
                  : new Atom.Reference(relation.output().get(ordinal))));
    }
    return new BoundQuery(
        limited(Ordering.sorted(relation, keys), ordered.limit(), ordered.offset()),
        relation.output(),
        inner.labels(),
        inner.form(),
        !keys.isEmpty() || inner.ordered());
  }

  Relation limited(Relation relation, @Nullable Expression limit, @Nullable Expression offset) {
    if (limit == null && offset == null) {
      return relation;
    }
    return new Relation.Limit(
        relation,
        limit == null ? null : expressions().bind(limit, SqlType.BIGINT),
        offset == null ? null : expressions().bind(offset, SqlType.BIGINT));
  }

  // Set operations

  /**
   * Columns are matched by their place, with CORRESPONDING by their names. OUTER, and values of any
   * form, are compared whole (PartiQL specification, section 10).
   */
  private BoundQuery setOperation(Query.SetOperation operation) {
    BoundQuery left = operand(operation.left());
    BoundQuery right = operand(operation.right());
    Query.Corresponding clause = operation.corresponding();
    if (clause != null) {
      Corresponding columns = Corresponding.of(clause, left, right);
      left = columns.left();
      right = columns.right();
    }
    boolean values =
        operation.outer()
            || left.form() == BoundQuery.Form.VALUES
            || right.form() == BoundQuery.Form.VALUES;
    if (values) {
      Relation leftValues = left.values("value");
      Field element = Field.computed("value", SqlType.ANY);
      return new BoundQuery(
          new Relation.Combine(
              kind(operation), leftValues, right.values("value"), List.of(element)),
          List.of(element),
          List.of("value"),
          BoundQuery.Form.VALUES,
          false);
    }
    requireSameWidth(operation, left, right);
    List<Field> output = new ArrayList<>();
    for (int i = 0; i < left.output().size(); i++) {
      SqlType type = Coercion.common(left.output().get(i).type(), right.output().get(i).type());
      output.add(combined(left.labels().get(i), type, left.output().get(i), right.output().get(i)));
    }
    return new BoundQuery(
        new Relation.Combine(kind(operation), left.labelled(), right.labelled(), output),
        output,
        left.labels(),
        BoundQuery.Form.COLUMNS,
        false);
  }

  /** What is refused in one operand is refused in the result. */
  private static Field combined(String label, SqlType type, Field left, Field right) {
    Field refused =
        RefusedColumns.isRefused(left) ? left : RefusedColumns.isRefused(right) ? right : null;
    return refused == null
        ? Field.computed(label, type)
        : new Field(label, type, true, refused.origin());
  }

  private BoundQuery operand(Query query) {
    BoundQuery operand = bind(query);
    return operand.form() == BoundQuery.Form.SINGLE ? Subqueries.elements(operand) : operand;
  }

  private static void requireSameWidth(
      Query.SetOperation operation, BoundQuery left, BoundQuery right) {
    if (left.output().size() != right.output().size()) {
      throw Unsupported.invalid(
          operation,
          "the queries have "
              + left.output().size()
              + " and "
              + right.output().size()
              + " columns");
    }
  }

  private static SetOperation kind(Query.SetOperation operation) {
    boolean all = operation.quantifier() == Expression.Quantifier.ALL;
    return switch (operation.operator()) {
      case UNION -> all ? SetOperation.UNION_ALL : SetOperation.UNION;
      case INTERSECT -> all ? SetOperation.INTERSECT_ALL : SetOperation.INTERSECT;
      case EXCEPT -> all ? SetOperation.EXCEPT_ALL : SetOperation.EXCEPT;
    };
  }

  // VALUES

  /** Rows of one length have columns; others are values of their own. */
  private BoundQuery values(Query.Values values) {
    List<List<Bound>> rows = new ArrayList<>();
    for (List<Expression> row : values.rows()) {
      rows.add(expressions().bindAll(row, SqlType.ANY));
    }
    int width = rows.get(0).size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      List<List<Bound>> lists = new ArrayList<>();
      rows.forEach(row -> lists.add(List.of(new Construction.Collection(false, row))));
      Field list = Field.computed("value", SqlType.of(SqlType.Kind.LIST));
      return new BoundQuery(
          new Source.Rows(List.copyOf(lists), List.of(list)),
          List.of(list),
          List.of("value"),
          BoundQuery.Form.VALUES,
          false);
    }
    List<Field> output = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      SqlType type = rows.get(0).get(i).type();
      for (List<Bound> row : rows) {
        type = Coercion.common(type, row.get(i));
      }
      output.add(Field.computed("_" + (i + 1), type));
    }
    return new BoundQuery(
        new Source.Rows(List.copyOf(rows), output),
        output,
        output.stream().map(Field::name).toList(),
        BoundQuery.Form.ROWS,
        false);
  }
}
