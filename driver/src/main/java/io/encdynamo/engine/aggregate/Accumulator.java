package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;

/** The state of one aggregate in one group. */
public interface Accumulator {

  /** Takes one value, forced and never absent; for COUNT(*) any. */
  void add(Value value, Execution execution);

  /** The aggregate of what was taken so far. */
  Value result(Execution execution);
}
