package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** The rows for which a predicate is TRUE. */
final class Filter extends Operator {
  private final RowCursor child;
  private final Evaluator predicate;

  Filter(RowCursor child, Evaluator predicate, Execution execution) {
    super(execution, child);
    this.child = child;
    this.predicate = predicate;
  }

  @Override
  public Value @Nullable [] next() {
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      if (predicate.isTrue(row, execution)) {
        return row;
      }
    }
    return null;
  }
}
