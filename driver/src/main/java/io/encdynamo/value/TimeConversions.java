package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/**
 * The rows of the table of conversions that end with a date or time. One without zone is taken as
 * in UTC, which is how timestamps are stored. Where the type has fewer than nine digits of a
 * second, CAST rounds half up.
 */
final class TimeConversions {
  private static final Duration DAY = Duration.ofDays(1);

  private TimeConversions() {}

  static Value toDate(Value value, SqlType type, boolean exact) {
    if (value instanceof DateValue) {
      return value;
    }
    LocalDateTime local = exact ? utc(value, type) : written(value, type);
    if (exact && !local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw Conversions.noCounterpart(type);
    }
    return new DateValue(local.toLocalDate());
  }

  static Value toTime(Value value, SqlType type, boolean exact) {
    LocalTime time =
        value instanceof TimeValue plain
            ? plain.value()
            : value instanceof ZonedTimeValue zoned
                ? zoned.value().toLocalTime()
                : written(value, type).toLocalTime();
    return new TimeValue(rounded(time, type, exact));
  }

  static Value toZonedTime(Value value, SqlType type, boolean exact) {
    OffsetTime time =
        value instanceof ZonedTimeValue zoned
            ? zoned.value()
            : value instanceof TimeValue plain
                ? plain.value().atOffset(ZoneOffset.UTC)
                : value instanceof ZonedTimestampValue timestamp
                    ? timestamp.value().toOffsetTime()
                    : written(value, type).toLocalTime().atOffset(ZoneOffset.UTC);
    return new ZonedTimeValue(rounded(time.toLocalTime(), type, exact).atOffset(time.getOffset()));
  }

  static Value toTimestamp(Value value, SqlType type, boolean exact) {
    return new TimestampValue(rounded(utc(value, type), type, exact));
  }

  static Value toZonedTimestamp(Value value, SqlType type, boolean exact) {
    if (value instanceof ZonedTimestampValue zoned) {
      LocalDateTime local = rounded(zoned.value().toLocalDateTime(), type, exact);
      return new ZonedTimestampValue(local.atOffset(zoned.value().getOffset()));
    }
    LocalDateTime instant = rounded(utc(value, type), type, exact);
    return new ZonedTimestampValue(instant.atOffset(ZoneOffset.UTC));
  }

  /** The date and time as its writer saw it, whatever the offset. */
  private static LocalDateTime written(Value value, SqlType type) {
    return value instanceof ZonedTimestampValue zoned
        ? zoned.value().toLocalDateTime()
        : utc(value, type);
  }

  /** The date and time in UTC, which may lie past the last year. */
  private static LocalDateTime utc(Value value, SqlType type) {
    try {
      return LocalDateTime.ofInstant(ValueOrder.moment(value), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw overflow(type);
    }
  }

  private static LocalTime rounded(LocalTime time, SqlType type, boolean exact) {
    Duration change = change(time, type, exact);
    if (Duration.ofNanos(time.toNanoOfDay()).plus(change).compareTo(DAY) >= 0) {
      throw overflow(type);
    }
    return time.plus(change);
  }

  private static LocalDateTime rounded(LocalDateTime timestamp, SqlType type, boolean exact) {
    try {
      return timestamp.plus(change(timestamp.toLocalTime(), type, exact));
    } catch (DateTimeException e) {
      throw overflow(type);
    }
  }

  /** What rounding to the type's digits adds. */
  private static Duration change(LocalTime time, SqlType type, boolean exact) {
    if (type.length() < 0) {
      return Duration.ZERO;
    }
    long unit = (long) Math.pow(10, 9 - type.length());
    long past = time.toNanoOfDay() % unit;
    if (past == 0) {
      return Duration.ZERO;
    }
    if (exact) {
      throw overflow(type);
    }
    return Duration.ofNanos(past * 2 >= unit ? unit - past : -past);
  }

  private static DriverException overflow(SqlType type) {
    return new DriverException(ErrorCode.DATETIME_OVERFLOW, type.sql());
  }

  static Value textToDate(Value value, SqlType type, boolean exact) {
    return toDate(timestamp(value, type), type, exact);
  }

  static Value textToTime(Value value, SqlType type, boolean exact) {
    Value time = TimeText.time(string(value), type);
    if (time instanceof ZonedTimeValue) {
      throw TimeText.invalid(type);
    }
    return toTime(time, type, exact);
  }

  static Value textToZonedTime(Value value, SqlType type, boolean exact) {
    return toZonedTime(TimeText.time(string(value), type), type, exact);
  }

  static Value textToTimestamp(Value value, SqlType type, boolean exact) {
    return toTimestamp(timestamp(value, type), type, exact);
  }

  static Value textToZonedTimestamp(Value value, SqlType type, boolean exact) {
    return toZonedTimestamp(timestamp(value, type), type, exact);
  }

  private static Value timestamp(Value value, SqlType type) {
    return TimeText.timestamp(string(value), type);
  }

  private static String string(Value value) {
    return ((StringValue) value).value();
  }
}
