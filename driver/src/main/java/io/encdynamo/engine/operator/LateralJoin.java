package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.RowSource;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A join whose right side is opened anew for each left row. Nothing is held. */
final class LateralJoin extends Operator {
  private final JoinKind kind;
  private final RowCursor left;
  private final RowSource right;
  private final int leftWidth;
  private final int rightWidth;
  private final @Nullable Evaluator condition;
  private Value @Nullable [] leftRow;

  /** The rows of the current left row; another thread may close it. */
  private volatile @Nullable RowCursor inner;

  private boolean matched;

  LateralJoin(
      JoinKind kind,
      RowCursor left,
      RowSource right,
      int leftWidth,
      int rightWidth,
      @Nullable Evaluator condition,
      Execution execution) {
    super(execution, left);
    if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
      throw new IllegalArgumentException("the right side of " + kind + " cannot be lateral");
    }
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.leftWidth = leftWidth;
    this.rightWidth = rightWidth;
    this.condition = condition;
  }

  @Override
  public Value @Nullable [] next() {
    while (true) {
      Value[] current = leftRow;
      RowCursor rows = inner;
      if (current == null || rows == null) {
        current = left.next();
        if (current == null) {
          return null;
        }
        leftRow = current;
        matched = false;
        rows = right.open(current, execution);
        inner = rows;
      }
      Value[] result = advance(current, rows);
      if (result != null) {
        return result;
      }
    }
  }

  /** The next row for this left row; null if there is none, and the next left row's turn. */
  private Value @Nullable [] advance(Value[] current, RowCursor rows) {
    boolean tests = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      tick();
      Value[] combined = Arrays.copyOf(current, leftWidth + rightWidth);
      System.arraycopy(row, 0, combined, leftWidth, rightWidth);
      if (condition == null || condition.isTrue(combined, execution)) {
        matched = true;
        if (!tests) {
          return combined;
        }
        break;
      }
    }
    tick();
    rows.close();
    inner = null;
    leftRow = null;
    if (tests) {
      return matched == (kind == JoinKind.SEMI) ? current : null;
    }
    if (kind == JoinKind.INNER || matched) {
      return null;
    }
    Value[] padded = Arrays.copyOf(current, leftWidth + rightWidth);
    System.arraycopy(Join.nulls(rightWidth), 0, padded, leftWidth, rightWidth);
    return padded;
  }

  @Override
  public void close() {
    RowCursor open = inner;
    if (open != null) {
      open.close();
    }
    super.close();
  }
}
