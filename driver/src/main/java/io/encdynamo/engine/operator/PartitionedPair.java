package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Two sides of which the right one does not fit into memory: both are split by the hash of their
 * keys, and brought together part by part.
 */
abstract class PartitionedPair extends Operator {
  private final RowCursor left;
  private final RowCursor right;
  private final int level;
  private final Holding holding;
  private final Partitions rightParts;
  private long rightSize;
  private @Nullable Partitions leftParts;
  private int part;

  /** What comes of the present parts; another thread may close it. */
  private volatile @Nullable RowCursor current;

  /**
   * Has read nothing yet.
   *
   * @param name what the error past the memory limit calls the operator
   * @param level how often the rows were split before
   */
  PartitionedPair(String name, RowCursor left, RowCursor right, int level, Execution execution) {
    super(execution, left, right);
    this.left = left;
    this.right = right;
    this.level = level;
    this.holding = new Holding(name, execution.memory());
    this.rightParts = new Partitions(holding.streams(Partitions.MOST), level, holding);
  }

  /** Puts a row of the left side into its part, if it matters. */
  abstract void addLeft(Value[] row, Partitions parts);

  /** Puts a row of the right side into its part, if it matters. */
  abstract void addRight(Value[] row, Partitions parts);

  /**
   * What comes of the two sides of one part.
   *
   * @param smaller whether the part is much smaller than the whole; if not, one key is so frequent
   *     that splitting does not help
   */
  abstract RowCursor together(RowCursor leftPart, RowCursor rightPart, boolean smaller);

  /** Reads and splits the right side: to be called once, before the first row is asked for. */
  final void splitRight() {
    for (Value[] row = right.next(); row != null; row = right.next()) {
      tick();
      addRight(row, rightParts);
    }
    rightParts.seal();
    right.close();
    for (int i = 0; i < rightParts.count(); i++) {
      rightSize += rightParts.size(i);
    }
  }

  private Partitions splitLeft() {
    Partitions parts = new Partitions(rightParts.count(), level, holding);
    for (Value[] row = left.next(); row != null; row = left.next()) {
      tick();
      addLeft(row, parts);
    }
    parts.seal();
    left.close();
    return parts;
  }

  @Override
  public final Value @Nullable [] next() {
    Partitions lefts = leftParts;
    if (lefts == null) {
      lefts = splitLeft();
      leftParts = lefts;
    }
    for (; part < rightParts.count(); part++) {
      RowCursor rows = current;
      if (rows == null) {
        boolean smaller = rightParts.size(part) < rightSize - rightSize / 8;
        rows = together(lefts.open(part), rightParts.open(part), smaller);
        current = rows;
      }
      Value[] row = rows.next();
      if (row != null) {
        tick();
        return row;
      }
      rows.close();
      current = null;
      rightParts.close(part);
      lefts.close(part);
    }
    return null;
  }

  @Override
  public final void close() {
    RowCursor rows = current;
    if (rows != null) {
      rows.close();
    }
    holding.close();
    super.close();
  }
}
