package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of dates and times with intervals (SQL:2016 part 2, 6.35 and 6.38). Adding months
 * keeps the day, or takes the month's last; a date plus a part of a day is a timestamp; a time goes
 * round the clock.
 */
public final class TemporalCalculation {
  private TemporalCalculation() {}

  /**
   * A date or time moved by an interval; null for a value that is none, and for a time and months.
   *
   * @throws DriverException 22008 past the range of dates
   */
  public static @Nullable Value shift(Value value, IntervalValue interval) {
    try {
      if (interval instanceof YearMonthValue months) {
        return plus(value, months.months());
      }
      return plus(value, ((DayTimeValue) interval).duration());
    } catch (DateTimeException | ArithmeticException e) {
      throw new DriverException(ErrorCode.DATETIME_OVERFLOW, value.kind().name());
    }
  }

  private static @Nullable Value plus(Value value, long months) {
    if (value instanceof DateValue date) {
      return new DateValue(date.value().plusMonths(months));
    }
    if (value instanceof TimestampValue timestamp) {
      return new TimestampValue(timestamp.value().plusMonths(months));
    }
    return value instanceof ZonedTimestampValue zoned
        ? new ZonedTimestampValue(zoned.value().plusMonths(months))
        : null;
  }

  private static @Nullable Value plus(Value value, Duration duration) {
    if (value instanceof DateValue date) {
      return Duration.ofDays(duration.toDays()).equals(duration)
          ? new DateValue(date.value().plusDays(duration.toDays()))
          : new TimestampValue(date.value().atStartOfDay().plus(duration));
    }
    if (value instanceof TimestampValue timestamp) {
      return new TimestampValue(timestamp.value().plus(duration));
    }
    if (value instanceof ZonedTimestampValue zoned) {
      return new ZonedTimestampValue(zoned.value().plus(duration));
    }
    if (value instanceof TimeValue time) {
      return new TimeValue(time.value().plus(duration));
    }
    return value instanceof ZonedTimeValue zoned
        ? new ZonedTimeValue(zoned.value().plus(duration))
        : null;
  }

  /**
   * From the second to the first; what has no zone is in UTC. Null where the two are not both dates
   * and timestamps, or both times.
   *
   * @throws DriverException 22015 past a billion days
   */
  public static @Nullable DayTimeValue difference(Value left, Value right) {
    if (isTime(left) && isTime(right)) {
      long nanoseconds = ValueOrder.nanosecondOfDay(left) - ValueOrder.nanosecondOfDay(right);
      return IntervalCalculation.of(Duration.ofNanos(nanoseconds));
    }
    if (!hasDate(left) || !hasDate(right)) {
      return null;
    }
    return IntervalCalculation.of(
        Duration.between(ValueOrder.moment(right), ValueOrder.moment(left)));
  }

  private static boolean isTime(Value value) {
    return value instanceof TimeValue || value instanceof ZonedTimeValue;
  }

  private static boolean hasDate(Value value) {
    return value instanceof DateValue
        || value instanceof TimestampValue
        || value instanceof ZonedTimestampValue;
  }
}
