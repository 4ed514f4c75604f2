package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over values of one type. The first value of another type makes the result what
 * mistyped values give: MISSING, or an error in strict typing.
 */
abstract class Typed<T extends Value> implements Accumulator {
  private final String name;
  private final Class<T> type;
  private @Nullable Value mistyped;

  /**
   * Starts at nothing.
   *
   * @param name the function, for its errors
   */
  Typed(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  @Override
  public final void add(Value value, Execution execution) {
    if (type.isInstance(value)) {
      take(type.cast(value));
    } else if (mistyped == null) {
      mistyped = execution.mistyped(name, value);
    }
  }

  @Override
  public final Value result(Execution execution) {
    return mistyped != null ? mistyped : result();
  }

  abstract void take(T value);

  /** The aggregate of what was taken so far; NULL of nothing. */
  abstract Value result();
}
