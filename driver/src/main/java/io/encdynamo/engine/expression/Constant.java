package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;

/** A value that is known before any row. */
record Constant(Value value) implements Evaluator {
  @Override
  public Value evaluate(Value[] row, Execution execution) {
    return value;
  }
}
