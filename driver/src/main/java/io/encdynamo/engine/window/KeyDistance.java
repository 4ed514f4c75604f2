package io.encdynamo.engine.window;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Calculation;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.IntervalCalculation;
import io.encdynamo.value.IntervalValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.TemporalCalculation;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueOrder;
import io.encdynamo.value.ZonedTimestampValue;
import org.jspecify.annotations.Nullable;

/**
 * An offset of RANGE: which rows have keys that are no further away. A row whose key is absent, or
 * of a type that the offset cannot be added to, has its peers alone.
 */
final class KeyDistance {
  private static final NumericValue ZERO = new IntegerValue(0);

  private final Value offset;
  private final Partition partition;

  /** The rows with a key: absent ones stand together before or behind them. */
  private final int first;

  private final int last;

  /**
   * @param offset added to keys, subtracted from them
   * @throws DriverException 22013 if it is absent or negative
   */
  KeyDistance(Value offset, Partition partition) {
    if (!isDistance(offset)) {
      throw new DriverException(
          ErrorCode.FRAME_OFFSET_INVALID, "a number or an interval of at least 0");
    }
    this.offset = offset;
    this.partition = partition;
    this.first = partition.key(0).isAbsent() ? partition.end(0) : 0;
    boolean absentLast = partition.key(partition.size() - 1).isAbsent();
    this.last = absentLast ? partition.start(partition.groups() - 1) : partition.size();
  }

  private static boolean isDistance(Value offset) {
    if (offset instanceof NumericValue number) {
      boolean nan = number instanceof DoubleValue some && Double.isNaN(some.value());
      return !nan && ValueOrder.NULLS_FIRST.compare(number, ZERO) >= 0;
    }
    return offset instanceof IntervalValue interval && !IntervalCalculation.isNegative(interval);
  }

  /** The first row that is not before the bound. */
  int start(int row, boolean following) {
    Value bound = bound(row, following);
    return bound == null ? partition.start(partition.group(row)) : search(bound, 0);
  }

  /** The first row behind the bound. */
  int end(int row, boolean following) {
    Value bound = bound(row, following);
    return bound == null ? partition.end(partition.group(row)) : search(bound, 1);
  }

  private @Nullable Value bound(int row, boolean following) {
    Value key = partition.key(row);
    if (key.isAbsent()) {
      return null;
    }
    Value moved = moved(key, following != partition.descending());
    if (moved == null) {
      partition.execution().mistyped("RANGE", key);
    }
    return moved;
  }

  private @Nullable Value moved(Value key, boolean up) {
    if (offset instanceof NumericValue number) {
      if (!(key instanceof NumericValue from)) {
        return null;
      }
      return up ? Calculation.add(from, number) : Calculation.subtract(from, number);
    }
    IntervalValue interval = (IntervalValue) offset;
    IntervalValue signed = up ? interval : IntervalCalculation.negate(interval);
    if (key instanceof IntervalValue from) {
      return from.kind() == signed.kind() ? IntervalCalculation.add(from, signed) : null;
    }
    // A time goes round the clock: its bound would lie on the wrong side.
    return key instanceof DateValue
            || key instanceof TimestampValue
            || key instanceof ZonedTimestampValue
        ? TemporalCalculation.shift(key, signed)
        : null;
  }

  /** The first row whose key compares with the bound as at least this much. */
  private int search(Value bound, int least) {
    int low = first;
    int high = last;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Integer.signum(ValueOrder.NULLS_FIRST.compare(partition.key(middle), bound));
      if ((partition.descending() ? -order : order) >= least) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
