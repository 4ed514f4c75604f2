package io.encdynamo.engine;

import io.encdynamo.value.RowCursor;

/** Gives the rows of a plan's leaves: what whoever runs the statement knows and the engine not. */
@FunctionalInterface
public interface Leaves {

  /** Opens the rows of a leaf; the caller closes the cursor. */
  RowCursor open(Leaf leaf, Execution execution);
}
