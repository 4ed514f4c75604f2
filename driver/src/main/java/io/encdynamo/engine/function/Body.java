package io.encdynamo.engine.function;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;

/**
 * What a function computes. The values it gets are forced, of the declared kinds, and not absent
 * unless the function is {@link NullRule#AWARE}.
 */
public sealed interface Body {

  /** Of no arguments. */
  @FunctionalInterface
  non-sealed interface Nullary extends Body {
    Value apply(Execution execution);
  }

  /** Of one argument. */
  @FunctionalInterface
  non-sealed interface Unary extends Body {
    Value apply(Value argument, Execution execution);
  }

  /** Of two arguments. */
  @FunctionalInterface
  non-sealed interface Binary extends Body {
    Value apply(Value first, Value second, Execution execution);
  }

  /** Of any number of arguments; the array is the body's own. */
  @FunctionalInterface
  non-sealed interface Variadic extends Body {
    Value apply(Value[] arguments, Execution execution);
  }

  /** One that chooses which of its arguments to evaluate; it forces them itself. */
  @FunctionalInterface
  non-sealed interface Lazy extends Body {
    Value apply(Evaluator[] arguments, Value[] row, Execution execution);
  }
}
