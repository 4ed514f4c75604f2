package io.encdynamo.plan;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** Counts the cursors that are open. */
public final class OpenCursors {
  private int opened;
  private int open;

  RowCursor count(RowCursor rows) {
    opened++;
    open++;
    return new RowCursor() {
      private boolean closed;

      @Override
      public Value @Nullable [] next() {
        return rows.next();
      }

      @Override
      public void close() {
        open -= closed ? 0 : 1;
        closed = true;
        rows.close();
      }
    };
  }

  /** How many ever were. */
  public int opened() {
    return opened;
  }

  /** How many are open now. */
  public int open() {
    return open;
  }
}
