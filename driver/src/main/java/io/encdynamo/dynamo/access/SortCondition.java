package io.encdynamo.dynamo.access;

import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the sort key. An encrypted sort key takes {@link Operator#EQUAL} alone.
 *
 * @param value what is compared with; the lower bound of BETWEEN
 * @param upper the upper bound of BETWEEN, itself included; null for all others
 */
public record SortCondition(Operator operator, Value value, @Nullable Value upper) {

  /** What a key condition can say of a sort key. */
  public enum Operator {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    BETWEEN,
    BEGINS_WITH
  }

  public SortCondition {
    if ((operator == Operator.BETWEEN) != (upper != null)) {
      throw new IllegalArgumentException("BETWEEN has two bounds, the others have one");
    }
  }
}
