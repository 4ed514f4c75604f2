package io.encdynamo.engine;

import io.encdynamo.value.RowCursor;
import java.util.List;

/** Gives the rows of a plan's leaves: what whoever runs the statement knows and the engine not. */
@FunctionalInterface
public interface Leaves {

  /** Opens the rows of a leaf; the caller closes the cursor. */
  RowCursor open(Leaf leaf, Execution execution);

  /**
   * Opens at least the rows of a leaf that are wanted by all joins above, each row once. Called
   * when the keys are known, if they ever will be: whoever gives the rows decides by which keys to
   * look them up, if that is less work than to give all.
   *
   * @param wanted at least one
   */
  default RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution execution) {
    return open(leaf, execution);
  }
}
