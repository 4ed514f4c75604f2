package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over values of one type. The first value of another type makes the result what
 * mistyped values give: MISSING, or an error in strict typing.
 */
abstract class Typed implements Accumulator {
  private final String name;
  private @Nullable Value mistyped;

  /**
   * Starts at nothing.
   *
   * @param name the function, for its errors
   */
  Typed(String name) {
    this.name = name;
  }

  @Override
  public final void add(Value value, Execution execution) {
    if (!take(value) && mistyped == null) {
      mistyped = execution.mistyped(name, value);
    }
  }

  @Override
  public final Value result(Execution execution) {
    return mistyped != null ? mistyped : result();
  }

  /**
   * Takes a value.
   *
   * @return whether it is of the type; another one is not taken
   */
  abstract boolean take(Value value);

  /** The aggregate of what was taken so far; NULL of nothing. */
  abstract Value result();
}
