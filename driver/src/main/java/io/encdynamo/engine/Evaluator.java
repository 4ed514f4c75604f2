package io.encdynamo.engine;

import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Value;

/**
 * A compiled expression. Immutable, free of state, safe for use by several threads. The value it
 * gives may be deferred: whoever looks into it calls {@link Value#force} first, whoever only hands
 * it on does not.
 */
@FunctionalInterface
public interface Evaluator {

  /**
   * The value of the expression for one row.
   *
   * @throws io.encdynamo.error.DriverException of class 22; 5E001 where a value is not authentic
   */
  Value evaluate(Value[] row, Execution execution);

  /** The place of the row whose value this is, as it stands there; -1 if it is not one place. */
  default int slot() {
    return -1;
  }

  /**
   * Whether the expression is TRUE for this row: not FALSE, NULL or MISSING. Anything else is
   * mistyped, and not true either.
   *
   * @throws io.encdynamo.error.DriverException as {@link #evaluate}
   */
  default boolean isTrue(Value[] row, Execution execution) {
    Value value = evaluate(row, execution).force();
    if (value instanceof BooleanValue truth) {
      return truth == BooleanValue.TRUE;
    }
    if (!value.isAbsent()) {
      execution.mistyped("A condition", value);
    }
    return false;
  }
}
