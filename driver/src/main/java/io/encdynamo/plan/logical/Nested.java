package io.encdynamo.plan.logical;

import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query inside an expression. It may read fields of the rows around it; then it is run again for
 * each of them.
 *
 * @param operands what its rows are compared with; empty where they are compared with nothing
 * @param operator of ANY and ALL; null elsewhere
 * @param relation its rows: of one column, but for EXISTS, UNIQUE and PIVOT
 */
public record Nested(
    Kind kind,
    List<Bound> operands,
    @Nullable ComparisonOperator operator,
    Relation relation,
    SqlType type)
    implements Bound {

  /** What is made of the rows. */
  public enum Kind {
    /** The value of the only row; NULL if there is none. */
    SCALAR,
    /** The value of the only row, which there always is. */
    SINGLE,
    /** Whether there is a row. */
    EXISTS,
    /** Whether no two rows are the same. */
    UNIQUE,
    /** Whether one of the rows equals the operand. */
    IN,
    /** Whether one of the rows, each a list, equals the operand, a list too, value by value. */
    ROW_IN,
    /** Whether the comparison holds for a row. */
    ANY,
    /** Whether the comparison holds for all rows. */
    ALL,
    /** All values, without order. */
    BAG,
    /** All values, in order. */
    LIST,
    /** A struct: the first column gives values, the second their names. */
    PIVOT
  }

  /** A query that is compared with nothing. */
  public static Nested of(Kind kind, Relation relation, SqlType type) {
    return new Nested(kind, List.of(), null, relation, type);
  }

  @Override
  public List<Bound> children() {
    return operands;
  }

  @Override
  public Bound withChildren(List<Bound> children) {
    return new Nested(kind, List.copyOf(children), operator, relation, type);
  }

  /** The same over another relation of the same columns. */
  public Nested withRelation(Relation other) {
    return other == relation ? this : new Nested(kind, operands, operator, other, type);
  }
}
