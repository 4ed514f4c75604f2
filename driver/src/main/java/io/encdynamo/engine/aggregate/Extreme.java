package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueOrder;

/** MIN and MAX, by the total order, whatever the kinds; NULL over nothing. */
final class Extreme implements Accumulator {
  private final int direction;
  private Value best = NullValue.NULL;

  /**
   * Starts at nothing.
   *
   * @param direction -1 for the least, 1 for the greatest
   */
  Extreme(int direction) {
    this.direction = direction;
  }

  @Override
  public void add(Value value, Execution execution) {
    if (best.isAbsent() || compare(value, best) * direction > 0) {
      best = value;
    }
  }

  private static int compare(Value a, Value b) {
    return a instanceof IntegerValue x && b instanceof IntegerValue y
        ? Long.compare(x.value(), y.value())
        : Integer.signum(ValueOrder.NULLS_FIRST.compare(a, b));
  }

  @Override
  public Value result(Execution execution) {
    return best;
  }
}
