package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import org.jspecify.annotations.Nullable;

/** Each row once, as soon as it is seen. */
final class Distinct extends Operator {
  private final RowCursor child;
  private final Holding holding;
  private @Nullable TupleIndex seen;

  Distinct(RowCursor child, Execution execution) {
    super(execution, child);
    this.child = child;
    this.holding = new Holding("DISTINCT", execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      TupleIndex index = seen;
      if (index == null) {
        index = new TupleIndex(row.length);
        seen = index;
      }
      int known = index.size();
      if (index.add(row) == known) {
        holding.add(ValueSize.of(row) + 16);
        return row;
      }
    }
    return null;
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
