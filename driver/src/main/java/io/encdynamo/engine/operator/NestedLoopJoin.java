package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** A join by any condition: every right row is a candidate. */
final class NestedLoopJoin extends Join {
  NestedLoopJoin(
      Pairing pairing,
      RowCursor left,
      RowCursor right,
      @Nullable Evaluator condition,
      Execution execution) {
    super(pairing, left, right, condition, 0, execution);
  }

  @Override
  void add(Value[] rightRow) {}

  @Override
  void built() {}

  @Override
  void clear() {}

  @Override
  @Nullable PartitionedPair split(RowCursor left, RowCursor right) {
    return null;
  }

  @Override
  int first(Value[] leftRow) {
    return rightRows.isEmpty() ? NONE : 0;
  }

  @Override
  int after(int rightRow) {
    return rightRow + 1 < rightRows.size() ? rightRow + 1 : NONE;
  }
}
