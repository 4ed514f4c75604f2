package io.encdynamo.engine.operator;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET. The child is closed as soon as the last row is out. */
final class Limit implements RowCursor {
  private final RowCursor child;
  private final boolean unlimited;
  private long toSkip;
  private long toGive;

  Limit(RowCursor child, long limit, long offset) {
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
      if (child.next() == null) {
        toSkip = 0;
        return null;
      }
    }
    Value[] row = child.next();
    toGive--;
    if (!unlimited && toGive == 0) {
      child.close();
    }
    return row;
  }

  @Override
  public void close() {
    child.close();
  }
}
