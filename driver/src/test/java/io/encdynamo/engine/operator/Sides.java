package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * One operator as tests see it: over two sides, or over the left one alone.
 *
 * @param ofLeft what it calls itself when endless left rows do not fit into memory; null if it
 *     holds none of them
 * @param ofRight the same of right rows; null too if it reads none
 * @param spills whether it can put on disk what it holds
 */
record Sides(
    String name,
    Tree tree,
    boolean binary,
    @Nullable String ofLeft,
    @Nullable String ofRight,
    boolean spills) {

  /** Rows are of a whole number, and a text of some hundred characters. */
  static final int WIDTH = 2;

  @FunctionalInterface
  interface Tree {
    RowCursor over(RowCursor left, RowCursor right, Execution execution);
  }

  static Sides unary(String name, @Nullable String held, Tree tree) {
    return new Sides(name, tree, false, held, null, true);
  }

  static Sides binary(String name, @Nullable String ofLeft, @Nullable String ofRight, Tree tree) {
    return new Sides(name, tree, true, ofLeft, ofRight, true);
  }

  /** The same, if what it holds must fit into memory. */
  Sides inMemory() {
    return new Sides(name, tree, binary, ofLeft, ofRight, false);
  }

  @Override
  public String toString() {
    return name;
  }
}
