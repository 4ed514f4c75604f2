package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;

/** An aggregate whose result no value changes: its direct arguments settle it. */
record Settled(Value settled) implements Accumulator {
  @Override
  public void add(Value value, Execution execution) {
    // Whatever comes, the result stays.
  }

  @Override
  public Value result(Execution execution) {
    return settled;
  }
}
