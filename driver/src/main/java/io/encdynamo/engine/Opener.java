package io.encdynamo.engine;

import io.encdynamo.value.RowCursor;

/** A compiled relation: opens its rows, as often as asked. Immutable. */
@FunctionalInterface
public interface Opener {

  /** Opens the rows; the caller closes the cursor. */
  RowCursor open(Execution execution);
}
