package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET. The child is closed as soon as the last row is out. */
final class Limit extends Operator {
  private final RowCursor child;
  private final boolean unlimited;
  private long toSkip;
  private long toGive;

  Limit(RowCursor child, long limit, long offset, Execution execution) {
    super(execution, child);
    this.child = child;
    this.unlimited = limit < 0;
    this.toGive = limit;
    this.toSkip = offset;
  }

  @Override
  public Value @Nullable [] next() {
    if (!unlimited && toGive <= 0) {
      child.close();
      return null;
    }
    for (; toSkip > 0; toSkip--) {
      tick();
      if (child.next() == null) {
        toSkip = 0;
        return null;
      }
    }
    tick();
    Value[] row = child.next();
    toGive--;
    if (!unlimited && toGive == 0) {
      child.close();
    }
    return row;
  }
}
