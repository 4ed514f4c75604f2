package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** ANY_VALUE: the first value; NULL over nothing. */
final class First implements Accumulator {
  private Value first = NullValue.NULL;

  @Override
  public void add(Value value, Execution execution) {
    if (first.isAbsent()) {
      first = value;
    }
  }

  @Override
  public Value result(Execution execution) {
    return first;
  }
}
