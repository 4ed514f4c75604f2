package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** INTERSECT and EXCEPT: counts the right rows, then streams the left ones past the counts. */
final class Combine extends Operator {
  private final RowCursor left;
  private final RowCursor right;
  private final boolean intersects;
  private final boolean all;
  private final Holding holding;
  private @Nullable TupleIndex index;

  /** For each distinct row how many of them the right side has left. */
  private int[] counts = new int[16];

  private boolean read;

  Combine(boolean intersects, boolean all, RowCursor left, RowCursor right, Execution execution) {
    super(execution, left, right);
    this.left = left;
    this.right = right;
    this.intersects = intersects;
    this.all = all;
    this.holding = new Holding(intersects ? "INTERSECT" : "EXCEPT", execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    if (!read) {
      for (Value[] row = right.next(); row != null; row = right.next()) {
        tick();
        int number = number(row);
        counts[number]++;
      }
      right.close();
      read = true;
    }
    for (Value[] row = left.next(); row != null; row = left.next()) {
      tick();
      if (passes(row)) {
        return row;
      }
    }
    return null;
  }

  /**
   * ALL takes one right row off for each left row. Without ALL a row comes out once: afterwards its
   * count says what keeps it back.
   */
  private boolean passes(Value[] row) {
    int number = number(row);
    boolean there = counts[number] > 0;
    if (all) {
      if (there) {
        counts[number]--;
      }
      return there == intersects;
    }
    if (there == intersects) {
      counts[number] = intersects ? 0 : 1;
      return true;
    }
    return false;
  }

  private int number(Value[] row) {
    TupleIndex tuples = index;
    if (tuples == null) {
      tuples = new TupleIndex(row.length);
      index = tuples;
    }
    int known = tuples.size();
    int number = tuples.add(row);
    if (number == known) {
      holding.add(ValueSize.of(row) + 24);
      if (number == counts.length) {
        counts = Arrays.copyOf(counts, 2 * number);
      }
    }
    return number;
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
