package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** A join by equality: the candidates are the right rows with the same key. */
final class HashJoin extends Join {
  private static final long BYTES_PER_ROW = 24;

  private final Equijoin join;
  private final int level;
  private final HeldKeys held;
  private final KeyColumn[] leftKeys;
  private final KeyColumn[] rightKeys;
  private final Value[] key;
  private TupleIndex index;
  private Chains chains = new Chains();

  /**
   * A join that has read nothing yet.
   *
   * @param level how often the rows were split before
   * @param held is told the keys of the right side, if they are all in memory
   */
  HashJoin(
      Equijoin join,
      RowCursor left,
      RowCursor right,
      int level,
      HeldKeys held,
      Execution execution) {
    super(
        join.pairing(), left, right, join.residual(), BYTES_PER_ROW + 8L * join.keys(), execution);
    this.join = join;
    this.level = level;
    this.held = held;
    this.leftKeys = KeyColumn.of(join.leftKeys());
    this.rightKeys = KeyColumn.of(join.rightKeys());
    this.key = new Value[join.keys()];
    this.index = new TupleIndex(join.keys(), execution.signal());
  }

  @Override
  void add(Value[] rightRow) {
    // An absent key equals nothing; the row can only come out without a partner.
    if (KeyColumn.read(rightKeys, rightRow, key, execution)) {
      chains.add(index.add(key), rightRows.size() - 1);
    }
  }

  @Override
  void built() {
    held.tell(index);
  }

  @Override
  void clear() {
    index = new TupleIndex(join.keys(), execution.signal());
    chains = new Chains();
  }

  @Override
  @Nullable PartitionedPair split(RowCursor left, RowCursor right) {
    return level < Partitions.MOST_LEVELS
        ? new PartitionedJoin(join, left, right, level, execution)
        : null;
  }

  @Override
  int first(Value[] leftRow) {
    int number = find(leftRow);
    return number < 0 ? NONE : chains.first(number);
  }

  /** The number of a left row's key among those of the right side, or -1. */
  private int find(Value[] leftRow) {
    if (leftKeys.length == 1) {
      Value value = leftKeys[0].value(leftRow, execution);
      return value == null ? -1 : index.find(value);
    }
    return KeyColumn.read(leftKeys, leftRow, key, execution) ? index.find(key) : -1;
  }

  @Override
  int after(int rightRow) {
    return chains.after(rightRow);
  }
}
