package io.encdynamo.value;

import org.jspecify.annotations.Nullable;

/**
 * Rows one after another, read once. Not safe for use by several threads at a time; {@link #close}
 * may come from any thread, ends the requests behind the cursor and may be called twice.
 */
public interface RowCursor extends AutoCloseable {

  /** The next row, which then belongs to the caller, or null after the last. */
  Value @Nullable [] next();

  @Override
  void close();
}
