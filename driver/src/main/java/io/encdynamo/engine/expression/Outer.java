package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;

/** A value of a row around the query at hand. */
public final class Outer {
  private Outer() {}

  /**
   * The value at one place of a row around.
   *
   * @param depth 1 for the nearest row
   */
  public static Evaluator of(int depth, int slot) {
    return (row, execution) -> execution.outer(depth, slot);
  }
}
