package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;

/** One place of the row. */
record Slot(int index) implements Evaluator {
  @Override
  public Value evaluate(Value[] row, Execution execution) {
    return row[index];
  }

  @Override
  public int slot() {
    return index;
  }
}
