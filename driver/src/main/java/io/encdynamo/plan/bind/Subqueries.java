package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries where an expression stands. A SELECT of one column gives its value there, or its values
 * where a collection is wanted; any other query a collection of its rows (PartiQL specification,
 * section 9).
 */
final class Subqueries {
  private Subqueries() {}

  /** The value of a query whose result is one value. */
  static Bound single(BoundQuery query) {
    Field value = query.output().get(0);
    return Nested.of(
        Nested.Kind.SINGLE,
        query.only(new Relation.Computed(value, new Atom.Reference(value))),
        value.type());
  }

  /** The elements of a query whose result is one value; none of what is absent. */
  static BoundQuery elements(BoundQuery query) {
    Field element = Field.computed("value", SqlType.ANY);
    Bound collection =
        new Computation.Coalesce(
            List.of(single(query), new Construction.Collection(true, List.of())), SqlType.ANY);
    return new BoundQuery(
        new Source.Elements(collection, false, element, null),
        List.of(element),
        List.of("value"),
        BoundQuery.Form.VALUES,
        false);
  }

  /** A query as a value. */
  static Bound value(Query text, BoundQuery query) {
    if (query.form() == BoundQuery.Form.SINGLE) {
      return single(query);
    }
    if (isScalar(text)) {
      Field column = query.output().get(0);
      Relation.Computed computed = Relation.Computed.of("value", new Atom.Reference(column));
      return Nested.of(Nested.Kind.SCALAR, query.only(computed), column.type());
    }
    return collection(query, query.element());
  }

  /** A query as a row of values, to be compared with a row. */
  static Bound row(BoundQuery query) {
    Relation.Computed list = Relation.Computed.of("value", query.list());
    return Nested.of(Nested.Kind.SCALAR, query.only(list), list.field().type());
  }

  /** A query as a collection of its rows. */
  static Bound collection(Query text, BoundQuery query) {
    return query.form() == BoundQuery.Form.SINGLE
        ? single(query)
        : collection(query, candidate(text, query, false));
  }

  /** The rows of a query, whatever its form. */
  static Bound collection(BoundQuery query) {
    return query.form() == BoundQuery.Form.SINGLE
        ? single(query)
        : collection(query, query.element());
  }

  private static Bound collection(BoundQuery query, Bound element) {
    SqlType list = SqlType.of(SqlType.Kind.LIST);
    return Nested.of(
        query.ordered() ? Nested.Kind.LIST : Nested.Kind.BAG,
        query.only(Relation.Computed.of("value", element)),
        query.ordered() ? list : SqlType.ANY);
  }

  /**
   * A comparison with the rows of a query.
   *
   * @param kind IN, ANY or ALL
   * @param operator null for IN
   * @param row whether the operand is a row of several values
   */
  static Bound compared(
      Nested.Kind kind,
      @Nullable ComparisonOperator operator,
      Bound operand,
      boolean row,
      Query text,
      BoundQuery query) {
    BoundQuery rows = query.form() == BoundQuery.Form.SINGLE ? elements(query) : query;
    Relation.Computed value = Relation.Computed.of("value", candidate(text, rows, row));
    boolean columns = row && rows.hasColumns();
    if (columns && rows.output().size() != operand.children().size()) {
      throw Unsupported.invalid(
          text,
          "a row of "
              + operand.children().size()
              + " values is compared with "
              + rows.output().size()
              + " columns");
    }
    Nested.Kind exact = columns && kind == Nested.Kind.IN ? Nested.Kind.ROW_IN : kind;
    return new Nested(exact, List.of(operand), operator, rows.only(value), SqlType.BOOLEAN);
  }

  /** What is compared with a row of a query: its only column, or the row. */
  private static Bound candidate(Query text, BoundQuery query, boolean row) {
    if (isScalar(text) && !row) {
      return new Atom.Reference(query.output().get(0));
    }
    return row && query.hasColumns() ? query.list() : query.element();
  }

  /** Whether a query is a SELECT that lists exactly one item. */
  private static boolean isScalar(Query text) {
    Query rest = text;
    while (true) {
      if (rest instanceof Query.Ordered ordered) {
        rest = ordered.query();
      } else if (rest instanceof Query.With with) {
        rest = with.query();
      } else if (rest instanceof Query.SetOperation operation && !operation.outer()) {
        rest = operation.left();
      } else if (rest instanceof Query.Evaluated evaluated
          && evaluated.expression() instanceof Expression.Subquery subquery) {
        rest = subquery.query();
      } else {
        return rest instanceof Query.Select select
            && select.projection() instanceof Query.Projection.Items items
            && items.items().size() == 1
            && items.items().get(0) instanceof Query.SelectItem.Column;
      }
    }
  }
}
