package io.encdynamo.engine.operator;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows that are there already. */
final class ListCursor implements RowCursor {
  private final Iterator<Value[]> rows;

  ListCursor(Iterable<Value[]> rows) {
    this.rows = rows.iterator();
  }

  @Override
  public Value @Nullable [] next() {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() {}
}
