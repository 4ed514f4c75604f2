package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as DynamoDB stores them in clear: ISO-8601, nine fraction digits, UTC, years 0000
 * to 9999; so they sort as strings, and equal ones are equal strings. Text of any other form is not
 * taken for a date or time, else a search would miss what a read shows.
 */
final class IsoText {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 2)
          .appendLiteral('-')
          .appendValue(ChronoField.DAY_OF_MONTH, 2)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.HOUR_OF_DAY, 2)
          .appendLiteral(':')
          .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
          .appendLiteral(':')
          .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
          .appendLiteral('.')
          .appendFraction(ChronoField.NANO_OF_SECOND, 9, 9, false)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .appendLiteral('T')
          .append(TIME)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(TIMESTAMP)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private IsoText() {}

  static String of(LocalDate date) {
    return format(DATE, date, "DATE");
  }

  static String of(LocalTime time) {
    return format(TIME, time, "TIME");
  }

  static String of(LocalDateTime timestamp) {
    return format(TIMESTAMP, timestamp, "TIMESTAMP");
  }

  static String of(OffsetDateTime timestamp) {
    return format(ZONED, timestamp.withOffsetSameInstant(ZoneOffset.UTC), "TIMESTAMP");
  }

  static @Nullable LocalDate date(String text) {
    return parse(DATE, text, LocalDate::from);
  }

  static @Nullable LocalTime time(String text) {
    return parse(TIME, text, LocalTime::from);
  }

  static @Nullable LocalDateTime timestamp(String text) {
    return parse(TIMESTAMP, text, LocalDateTime::from);
  }

  static @Nullable OffsetDateTime zonedTimestamp(String text) {
    LocalDateTime utc = parse(ZONED, text, LocalDateTime::from);
    return utc == null ? null : utc.atOffset(ZoneOffset.UTC);
  }

  /** A year past four digits is refused: it would not sort. */
  private static String format(DateTimeFormatter form, TemporalAccessor value, String type) {
    try {
      return form.format(value);
    } catch (DateTimeException e) {
      throw new DriverException(ErrorCode.DATETIME_INVALID, type + " with a year 0000 to 9999");
    }
  }

  /** Null stands for a text that is none; the JDK says so by an exception. */
  private static <T> @Nullable T parse(
      DateTimeFormatter form, String text, TemporalQuery<T> query) {
    try {
      return form.parse(text, query);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
