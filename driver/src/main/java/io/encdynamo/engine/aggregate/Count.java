package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.Value;

/** COUNT and COUNT(*): what it is given is there, so it counts. */
final class Count implements Accumulator {
  private long count;

  @Override
  public void add(Value value, Execution execution) {
    count++;
  }

  @Override
  public Value result(Execution execution) {
    return new IntegerValue(count);
  }
}
