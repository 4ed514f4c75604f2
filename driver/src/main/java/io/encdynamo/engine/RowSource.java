package io.encdynamo.engine;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;

/**
 * Rows that can be read again and may depend on an outer row: the inner side of a nested loop, a
 * lateral FROM item, a correlated subquery.
 */
@FunctionalInterface
public interface RowSource {

  /** Opens the rows that belong to one outer row; the caller closes the cursor. */
  RowCursor open(Value[] outer, Execution execution);
}
