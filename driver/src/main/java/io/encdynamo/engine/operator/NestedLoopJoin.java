package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import org.jspecify.annotations.Nullable;

/** A join by any condition: every right row is a candidate. */
final class NestedLoopJoin extends Join {
  NestedLoopJoin(
      JoinKind kind,
      RowCursor left,
      RowCursor right,
      int leftWidth,
      int rightWidth,
      @Nullable Evaluator condition,
      Execution execution) {
    super("JOIN", kind, left, right, leftWidth, rightWidth, condition, execution);
  }

  @Override
  long add(Value[] rightRow) {
    return ValueSize.of(rightRow);
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
