package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;

/** A join by equality, part by part. Rows with an absent key have no partner. */
final class PartitionedJoin extends PartitionedPair {
  private final Equijoin join;
  private final int level;
  private final KeyColumn[] leftKeys;
  private final KeyColumn[] rightKeys;
  private final Value[] key;

  PartitionedJoin(Equijoin join, RowCursor left, RowCursor right, int level, Execution execution) {
    super("JOIN", left, right, level, execution);
    this.join = join;
    this.level = level;
    this.leftKeys = KeyColumn.of(join.leftKeys());
    this.rightKeys = KeyColumn.of(join.rightKeys());
    this.key = new Value[join.keys()];
  }

  @Override
  void addLeft(Value[] row, Partitions parts) {
    add(row, leftKeys, join.pairing().kind().keepsLeft(), parts);
  }

  @Override
  void addRight(Value[] row, Partitions parts) {
    add(row, rightKeys, join.pairing().kind().keepsRight(), parts);
  }

  private void add(Value[] row, KeyColumn[] keys, boolean keepsAll, Partitions parts) {
    if (KeyColumn.read(keys, row, key, execution)) {
      parts.add(key, row);
    } else if (keepsAll) {
      parts.add(row);
    }
  }

  @Override
  RowCursor together(RowCursor leftPart, RowCursor rightPart, boolean smaller) {
    int next = smaller ? level + 1 : Partitions.MOST_LEVELS;
    return new HashJoin(join, leftPart, rightPart, next, new HeldKeys(), execution);
  }
}
