package io.encdynamo.session;

import io.encdynamo.value.RowCursor;
import java.util.List;
import java.util.function.Supplier;

/** What an execution gave. */
public sealed interface Outcome {

  /** What the user should know: the text of each warning so far. Grows while rows are read. */
  Supplier<List<String>> warnings();

  /** Rows, not yet read. */
  record Rows(RowCursor cursor, Supplier<List<String>> warnings) implements Outcome {}

  /** How many rows were written; 0 for a definition. */
  record Count(long rows, Supplier<List<String>> warnings) implements Outcome {}
}
