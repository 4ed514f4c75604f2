package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;

/** MODE, over values in order: the first of the longest runs; NULL over nothing. */
final class Mode implements Accumulator {
  private Value best = NullValue.NULL;
  private long longest;
  private Value current = NullValue.NULL;
  private long length;

  @Override
  public void add(Value value, Execution execution) {
    if (length == 0 || !ValueEquality.same(current, value)) {
      current = value;
      length = 0;
    }
    length++;
    if (length > longest) {
      longest = length;
      best = current;
    }
  }

  @Override
  public Value result(Execution execution) {
    return best;
  }
}
