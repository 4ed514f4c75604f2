package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * INTERSECT, and EXCEPT but for its repetitions: counts the right rows, then streams the left ones
 * past the counts. Both sides are split if the distinct right rows do not fit into memory.
 */
final class Combine extends Operator {
  private final RowCursor left;
  private final RowCursor right;
  private final boolean intersects;
  private final boolean all;
  private final int level;
  private final Holding holding;
  private @Nullable TupleIndex index;
  private int width;

  /** For each distinct right row how many of them there are still. */
  private int[] counts = new int[16];

  private boolean read;

  /** What comes of the split sides, if it came to that; another thread may close it. */
  private volatile @Nullable RowCursor parts;

  /**
   * Has read nothing yet.
   *
   * @param all whether each right row answers for one left row; if not, INTERSECT gives a row once
   *     and EXCEPT gives all that are not on the right
   * @param level how often the rows were split before
   */
  Combine(
      boolean intersects,
      boolean all,
      RowCursor left,
      RowCursor right,
      int level,
      Execution execution) {
    super(execution, left, right);
    this.left = left;
    this.right = right;
    this.intersects = intersects;
    this.all = all;
    this.level = level;
    this.holding = new Holding(name(intersects), execution.memory());
  }

  private static String name(boolean intersects) {
    return intersects ? "INTERSECT" : "EXCEPT";
  }

  @Override
  public Value @Nullable [] next() {
    if (!read) {
      read();
      read = true;
    }
    RowCursor split = parts;
    if (split != null) {
      return split.next();
    }
    for (Value[] row = left.next(); row != null; row = left.next()) {
      tick();
      if (passes(row)) {
        return row;
      }
    }
    return null;
  }

  private void read() {
    for (Value[] row = right.next(); row != null; row = right.next()) {
      tick();
      if (!count(row)) {
        split();
        return;
      }
    }
    right.close();
  }

  /** Counts a right row; false if it was the last one that fits into memory. */
  private boolean count(Value[] row) {
    TupleIndex tuples = index;
    if (tuples == null) {
      width = row.length;
      tuples = new TupleIndex(width, execution.signal());
      index = tuples;
    }
    int known = tuples.size();
    int number = tuples.add(row);
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, 2 * number);
    }
    counts[number]++;
    return number < known || holding.tryAdd(ValueSize.of(row) + 24, level);
  }

  private void split() {
    RowCursor all = new UnionAll(new Counted(), right, execution);
    Parts split = new Parts(all);
    parts = split;
    split.splitRight();
    index = null;
    holding.clear();
  }

  /**
   * ALL takes one right row off for each left row. Without ALL an INTERSECT takes all of them, so
   * that the row comes out once.
   */
  private boolean passes(Value[] row) {
    int number = index == null ? -1 : index.find(row);
    if (number < 0 || counts[number] == 0) {
      return !intersects;
    }
    if (all) {
      counts[number]--;
    } else if (intersects) {
      counts[number] = 0;
    }
    return intersects;
  }

  @Override
  public void close() {
    RowCursor split = parts;
    if (split != null) {
      split.close();
    }
    holding.close();
    super.close();
  }

  /** The right rows that were counted, each as often as it came. */
  private final class Counted implements RowCursor {
    private int number;

    @Override
    public Value @Nullable [] next() {
      TupleIndex tuples = index;
      while (tuples != null && number < tuples.size()) {
        if (counts[number] > 0) {
          counts[number]--;
          Value[] row = new Value[width];
          for (int i = 0; i < width; i++) {
            row[i] = tuples.get(number, i);
          }
          return row;
        }
        number++;
      }
      return null;
    }

    @Override
    public void close() {}
  }

  /** The same over parts of both sides. */
  private final class Parts extends PartitionedPair {
    Parts(RowCursor right) {
      super(name(intersects), left, right, level, Combine.this.execution);
    }

    @Override
    void addLeft(Value[] row, Partitions parts) {
      parts.add(row, row);
    }

    @Override
    void addRight(Value[] row, Partitions parts) {
      parts.add(row, row);
    }

    @Override
    RowCursor together(RowCursor leftPart, RowCursor rightPart, boolean smaller) {
      return new Combine(intersects, all, leftPart, rightPart, level + 1, execution);
    }
  }
}
