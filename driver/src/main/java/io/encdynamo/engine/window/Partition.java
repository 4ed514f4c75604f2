package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/** The rows of one partition in order. Rows with equal keys are peers; peers make a group. */
public final class Partition {
  private static final int ROWS_PER_CHECK = 1024;
  private static final long BYTES_PER_ROW = 8;

  private final List<Value[]> rows;
  private final List<Value[]> keys;
  private final boolean descending;
  private final Execution execution;
  private final LongConsumer memory;

  /** The group of each row. */
  private final int[] groups;

  /** The first row of each group, and behind them the number of rows. */
  private final int[] starts;

  private int ticks;

  /**
   * Finds the groups.
   *
   * @param keys what each row is ordered by
   * @param descending whether the last key is
   * @param memory takes the bytes that are held until the partition is left
   */
  public Partition(
      List<Value[]> rows,
      List<Value[]> keys,
      boolean descending,
      Execution execution,
      LongConsumer memory) {
    this.rows = rows;
    this.keys = keys;
    this.descending = descending;
    this.execution = execution;
    this.memory = memory;
    hold(BYTES_PER_ROW * rows.size());
    this.groups = new int[rows.size()];
    int[] found = new int[rows.size() + 1];
    int count = 0;
    for (int row = 0; row < groups.length; row++) {
      tick();
      if (row == 0 || !isPeer(row - 1, row)) {
        found[count++] = row;
      }
      groups[row] = count - 1;
    }
    found[count] = groups.length;
    this.starts = Arrays.copyOf(found, count + 1);
  }

  private boolean isPeer(int row, int other) {
    Value[] left = keys.get(row);
    Value[] right = keys.get(other);
    for (int i = 0; i < left.length; i++) {
      if (!ValueEquality.same(left[i], right[i])) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return groups.length;
  }

  /** How many groups there are. */
  int groups() {
    return starts.length - 1;
  }

  /** The group of a row. */
  int group(int row) {
    return groups[row];
  }

  /** The first row of a group; the number of rows for the group behind the last. */
  int start(int group) {
    return starts[group];
  }

  /** The row behind the last one of a group. */
  int end(int group) {
    return starts[group + 1];
  }

  /** The last key of a row, which offsets of RANGE are added to. */
  Value key(int row) {
    Value[] values = keys.get(row);
    return values[values.length - 1];
  }

  boolean descending() {
    return descending;
  }

  Value evaluate(Evaluator expression, int row) {
    return expression.evaluate(rows.get(row), execution);
  }

  Value[] row(int row) {
    return rows.get(row);
  }

  Execution execution() {
    return execution;
  }

  /** Adds to what is held until the partition is left. */
  void hold(long bytes) {
    memory.accept(bytes);
  }

  /** To be called for each row that is looked at. */
  void tick() {
    if (++ticks >= ROWS_PER_CHECK) {
      ticks = 0;
      execution.signal().check();
    }
  }
}
