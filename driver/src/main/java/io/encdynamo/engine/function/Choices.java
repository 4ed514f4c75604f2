package io.encdynamo.engine.function;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;

/** COALESCE and NULLIF: they evaluate only what they need. */
public final class Choices {
  private Choices() {}

  /** The first argument that is neither NULL nor MISSING; NULL if there is none. */
  public static Value coalesce(Evaluator[] arguments, Value[] row, Execution execution) {
    for (Evaluator argument : arguments) {
      Value value = argument.evaluate(row, execution).force();
      if (!value.isAbsent()) {
        return value;
      }
    }
    return NullValue.NULL;
  }

  /** NULL if both arguments are equal, else the first. */
  public static Value nullIf(Evaluator left, Evaluator right, Value[] row, Execution execution) {
    Value value = left.evaluate(row, execution).force();
    if (value.isAbsent()) {
      return value;
    }
    Value other = right.evaluate(row, execution).force();
    return !other.isAbsent() && ValueEquality.same(value, other) ? NullValue.NULL : value;
  }
}
