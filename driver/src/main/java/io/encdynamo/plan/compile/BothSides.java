package io.encdynamo.plan.compile;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Opener;
import io.encdynamo.value.RowCursor;
import java.util.function.BinaryOperator;

/** Two relations that are opened together. If the right one cannot be, the left one is closed. */
record BothSides(Opener left, Opener right) {

  RowCursor open(Execution execution, BinaryOperator<RowCursor> operator) {
    return open(execution, execution, operator);
  }

  /**
   * Opens both.
   *
   * @param ofLeft the execution as the left side is to see it
   */
  RowCursor open(Execution ofLeft, Execution ofRight, BinaryOperator<RowCursor> operator) {
    RowCursor first = left.open(ofLeft);
    try {
      return operator.apply(first, right.open(ofRight));
    } catch (RuntimeException failure) {
      first.close();
      throw failure;
    }
  }
}
