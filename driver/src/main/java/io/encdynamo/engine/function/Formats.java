package io.encdynamo.engine.function;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimestampValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/** Dates and times written and read by a pattern. */
final class Formats {
  /** What is left of a time that has no hour. */
  private static final List<ChronoField> TIME_PARTS =
      List.of(
          ChronoField.HOUR_OF_AMPM,
          ChronoField.CLOCK_HOUR_OF_AMPM,
          ChronoField.MINUTE_OF_HOUR,
          ChronoField.SECOND_OF_MINUTE,
          ChronoField.NANO_OF_SECOND);

  private Formats() {}

  /** Mistyped if the value does not have what the pattern asks for. */
  static Value write(String function, Value value, DateTimeFormatter pattern, Execution run) {
    Temporal temporal = Calendar.temporal(value);
    try {
      return Arguments.string(pattern.format(temporal));
    } catch (DateTimeException e) {
      return run.mistyped(function, value);
    }
  }

  /**
   * The formatter of one of PartiQL's patterns, as {@code yyyy-MM-dd'T'HH:mm:ssXXX}.
   *
   * @throws DriverException 22023 if it is none
   */
  static DateTimeFormatter partiql(String function, String pattern) {
    try {
      return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      // Without the cause, which would show the pattern.
      throw new DriverException(
          ErrorCode.VALUE_INVALID, function, "the pattern is written as yyyy-MM-dd HH:mm:ss");
    }
  }

  /** A date; what else the text says is left out. */
  static Value date(String text, DateTimeFormatter pattern, Execution run) {
    SqlType type = SqlType.of(SqlType.Kind.DATE);
    try {
      return new DateValue(LocalDate.from(pattern.parse(text)));
    } catch (DateTimeException e) {
      return run.failed(new DriverException(ErrorCode.DATETIME_INVALID, type.sql()));
    }
  }

  /** A timestamp, zoned if the pattern has an offset; at midnight if it has no time. */
  static Value timestamp(String text, DateTimeFormatter pattern, Execution run) {
    SqlType type = SqlType.of(SqlType.Kind.TIMESTAMP);
    try {
      TemporalAccessor parsed = pattern.parse(text);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      if (time == null && TIME_PARTS.stream().anyMatch(parsed::isSupported)) {
        return run.failed(new DriverException(ErrorCode.DATETIME_INVALID, type.sql()));
      }
      TimestampValue local =
          new TimestampValue(
              LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time));
      return offset == null ? local : new ZonedTimestampValue(local.value().atOffset(offset));
    } catch (DateTimeException e) {
      return run.failed(new DriverException(ErrorCode.DATETIME_INVALID, type.sql()));
    }
  }
}
