package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.spill.SpilledRows;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows on disk that are read again and again, and of each whether it was matched before: one bit a
 * row in memory.
 */
final class RepeatedRows {
  private final SpilledRows onDisk;
  private final BitSet matched = new BitSet();
  private RowCursor rows;
  private int current = -1;

  /** Puts rows on disk, and stands before the first of them. */
  RepeatedRows(RowCursor source, SpilledRows onDisk, Execution execution) {
    this.onDisk = onDisk;
    for (Value[] row = source.next(); row != null; row = source.next()) {
      execution.signal().check();
      if (onDisk.count() == Integer.MAX_VALUE) {
        throw new DriverException(
            ErrorCode.LIMIT_EXCEEDED, "A join without a selective key", "2147483647 rows");
      }
      onDisk.add(row);
    }
    source.close();
    this.rows = onDisk.open();
  }

  Value @Nullable [] next() {
    current++;
    return rows.next();
  }

  /** Stands before the first row again. */
  void again() {
    rows = onDisk.open();
    current = -1;
  }

  boolean isMatched() {
    return matched.get(current);
  }

  void match() {
    matched.set(current);
  }
}
