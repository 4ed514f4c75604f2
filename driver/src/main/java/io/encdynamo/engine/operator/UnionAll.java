package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** The rows of one cursor, then those of another. */
final class UnionAll extends Operator {
  private final RowCursor left;
  private final RowCursor right;
  private boolean leftDone;

  UnionAll(RowCursor left, RowCursor right, Execution execution) {
    super(execution, left, right);
    this.left = left;
    this.right = right;
  }

  @Override
  public Value @Nullable [] next() {
    tick();
    if (!leftDone) {
      Value[] row = left.next();
      if (row != null) {
        return row;
      }
      leftDone = true;
      left.close();
    }
    return right.next();
  }
}
