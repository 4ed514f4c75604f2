package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import org.jspecify.annotations.Nullable;

/** The rows that count for a function: all, or with IGNORE NULLS those where it has a value. */
final class Candidates {
  private static final long BYTES_PER_ROW = 8;

  private final int size;

  /** How many candidates stand before each row and before the end; null if all rows are. */
  private final int @Nullable [] before;

  /** The row of each candidate; null if all rows are. */
  private final int @Nullable [] rows;

  private Candidates(int size, int @Nullable [] before, int @Nullable [] rows) {
    this.size = size;
    this.before = before;
    this.rows = rows;
  }

  static Candidates of(Partition partition, Evaluator argument, boolean ignoresNulls) {
    int size = partition.size();
    if (!ignoresNulls) {
      return new Candidates(size, null, null);
    }
    partition.hold(BYTES_PER_ROW * size);
    int[] before = new int[size + 1];
    int[] rows = new int[size];
    int count = 0;
    for (int row = 0; row < size; row++) {
      partition.tick();
      before[row] = count;
      if (!partition.evaluate(argument, row).force().isAbsent()) {
        rows[count++] = row;
      }
    }
    before[size] = count;
    return new Candidates(count, before, rows);
  }

  int size() {
    return size;
  }

  /** How many candidates stand before a row; the row behind the last one is allowed. */
  int before(int row) {
    return before == null ? row : before[row];
  }

  /** The row of a candidate, by its number from 0. */
  int row(int candidate) {
    return rows == null ? candidate : rows[candidate];
  }
}
