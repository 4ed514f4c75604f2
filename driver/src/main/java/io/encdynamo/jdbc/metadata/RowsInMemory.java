package io.encdynamo.jdbc.metadata;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A cursor over rows that are there. */
record RowsInMemory(Iterator<Row> rows) implements RowCursor {
  @Override
  public Value @Nullable [] next() {
    return rows.hasNext() ? rows.next().values() : null;
  }

  @Override
  public void close() {
    // nothing is behind it
  }
}
