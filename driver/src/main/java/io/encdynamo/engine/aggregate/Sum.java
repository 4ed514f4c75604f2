package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** SUM: NULL over nothing, MISSING if a value was no number. */
final class Sum implements Accumulator {
  private final Total total = new Total("SUM");

  @Override
  public void add(Value value, Execution execution) {
    total.add(value, execution);
  }

  @Override
  public Value result(Execution execution) {
    Value mistyped = total.mistyped();
    if (mistyped != null) {
      return mistyped;
    }
    return total.count() == 0 ? NullValue.NULL : total.sum();
  }
}
