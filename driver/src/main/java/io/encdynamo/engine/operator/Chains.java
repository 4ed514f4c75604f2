package io.encdynamo.engine.operator;

import java.util.Arrays;

/**
 * Rows with the same key, one after another in the order they came. Keys and rows go by number, and
 * a row is in one chain at most.
 */
final class Chains {
  /** No further row. */
  static final int NONE = -1;

  /** For each key its first and last row, plus one: 0 where there is none. */
  private int[] heads = new int[16];

  private int[] tails = new int[16];

  /** For each row the next one of its chain, plus one: 0 for the last. */
  private int[] following = new int[16];

  void add(int key, int row) {
    heads = atLeast(heads, key);
    tails = atLeast(tails, key);
    following = atLeast(following, row);
    if (tails[key] == 0) {
      heads[key] = row + 1;
    } else {
      following[tails[key] - 1] = row + 1;
    }
    tails[key] = row + 1;
  }

  /** The first row of a key, or NONE. */
  int first(int key) {
    return key < heads.length ? heads[key] - 1 : NONE;
  }

  /** The row after another one in its chain, or NONE. */
  int after(int row) {
    return following[row] - 1;
  }

  private static int[] atLeast(int[] numbers, int index) {
    return index < numbers.length
        ? numbers
        : Arrays.copyOf(numbers, Math.max(2 * numbers.length, index + 1));
  }
}
