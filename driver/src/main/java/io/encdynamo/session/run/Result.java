package io.encdynamo.session.run;

import io.encdynamo.value.RowCursor;
import java.util.List;
import java.util.function.Supplier;

/** What a run gave. */
public sealed interface Result {

  /** The warnings so far. */
  Supplier<List<String>> warnings();

  /** Rows, not yet read. */
  record Rows(RowCursor cursor, Supplier<List<String>> warnings) implements Result {}

  /** How many rows were written. */
  record Count(long rows, Supplier<List<String>> warnings) implements Result {}
}
