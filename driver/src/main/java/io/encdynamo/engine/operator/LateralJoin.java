package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.RowSource;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** A join whose right side is opened anew for each left row. Nothing is held. */
final class LateralJoin extends Operator {
  private final Pairing pairing;
  private final RowCursor left;
  private final RowSource right;
  private final @Nullable Evaluator condition;
  private final Value[] scratch;
  private Value @Nullable [] leftRow;

  /** The rows of the current left row; another thread may close it. */
  private volatile @Nullable RowCursor inner;

  private boolean matched;

  LateralJoin(
      Pairing pairing,
      RowCursor left,
      RowSource right,
      @Nullable Evaluator condition,
      Execution execution) {
    super(execution, left);
    if (pairing.kind().keepsRight() || !pairing.kind().givesLeft()) {
      throw new IllegalArgumentException(
          "the right side of " + pairing.kind() + " cannot be lateral");
    }
    this.pairing = pairing;
    this.left = left;
    this.right = right;
    this.condition = condition;
    this.scratch = pairing.scratch();
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
    boolean tests = !pairing.kind().isPaired();
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      tick();
      if (condition == null || condition.isTrue(pairing.both(current, row, scratch), execution)) {
        matched = true;
        if (!tests) {
          return pairing.row(current, row);
        }
        break;
      }
    }
    tick();
    rows.close();
    inner = null;
    leftRow = null;
    boolean comesOut = matched ? pairing.kind() == JoinKind.SEMI : pairing.kind().keepsLeft();
    return comesOut ? pairing.row(current, null) : null;
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
