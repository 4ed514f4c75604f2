package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * The rows of the table of conversions that begin or end with a date or time. A timestamp without
 * zone is taken as one in UTC, which is how it is stored.
 */
final class TimeConversions {
  private static final DateTimeFormatter DATE =
      strict(new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE));
  private static final DateTimeFormatter TIME =
      strict(
          new DateTimeFormatterBuilder()
              .appendValue(ChronoField.HOUR_OF_DAY, 2)
              .appendLiteral(':')
              .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
              .optionalStart()
              .appendLiteral(':')
              .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
              .optionalStart()
              .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
              .optionalEnd()
              .optionalEnd());

  /** A date, T or a space, a time, and an offset where there is one. */
  private static final DateTimeFormatter TIMESTAMP =
      strict(
          new DateTimeFormatterBuilder()
              .append(DATE)
              .optionalStart()
              .parseCaseInsensitive()
              .appendPattern("['T'][' ']")
              .append(TIME)
              .optionalStart()
              .appendPattern("[' ']")
              .appendOffset("+HH:mm", "Z")
              .optionalEnd()
              .optionalEnd());

  private static final DateTimeFormatter PRINTED_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private TimeConversions() {}

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder
        .toFormatter(Locale.ROOT)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static String text(Value value) {
    if (value instanceof DateValue date) {
      return date.value().toString();
    }
    if (value instanceof TimeValue time) {
      return PRINTED_TIME.format(time.value());
    }
    if (value instanceof TimestampValue timestamp) {
      return text(timestamp.value());
    }
    OffsetDateTime zoned = ((ZonedTimestampValue) value).value();
    return text(zoned.toLocalDateTime()) + zoned.getOffset().getId();
  }

  private static String text(LocalDateTime timestamp) {
    return timestamp.toLocalDate() + "T" + PRINTED_TIME.format(timestamp.toLocalTime());
  }

  static Value toDate(Value value, SqlType type, boolean exact) {
    if (value instanceof DateValue) {
      return value;
    }
    LocalDateTime local = exact ? ValueOrder.instant(value) : written(value);
    if (exact && !local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw Conversions.noCounterpart(type);
    }
    return new DateValue(local.toLocalDate());
  }

  static Value toTime(Value value, SqlType type, boolean exact) {
    return new TimeValue(written(value).toLocalTime());
  }

  static Value toTimestamp(Value value, SqlType type, boolean exact) {
    return value instanceof TimestampValue ? value : new TimestampValue(ValueOrder.instant(value));
  }

  static Value toZonedTimestamp(Value value, SqlType type, boolean exact) {
    return value instanceof ZonedTimestampValue
        ? value
        : new ZonedTimestampValue(ValueOrder.instant(value).atOffset(ZoneOffset.UTC));
  }

  /** The date and time as its writer saw it, whatever the offset. */
  private static LocalDateTime written(Value value) {
    return value instanceof ZonedTimestampValue zoned
        ? zoned.value().toLocalDateTime()
        : ValueOrder.instant(value);
  }

  static Value textToDate(Value value, SqlType type, boolean exact) {
    return toDate(timestamp(value, type), type, exact);
  }

  static Value textToTime(Value value, SqlType type, boolean exact) {
    try {
      return new TimeValue(LocalTime.parse(string(value), TIME));
    } catch (DateTimeException e) {
      throw invalid(type);
    }
  }

  static Value textToTimestamp(Value value, SqlType type, boolean exact) {
    return toTimestamp(timestamp(value, type), type, exact);
  }

  static Value textToZonedTimestamp(Value value, SqlType type, boolean exact) {
    return toZonedTimestamp(timestamp(value, type), type, exact);
  }

  /** A date, timestamp or zoned timestamp, by what the text says. */
  private static Value timestamp(Value value, SqlType type) {
    try {
      TemporalAccessor parsed = TIMESTAMP.parse(string(value));
      LocalDate date = LocalDate.from(parsed);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      if (time == null) {
        return new DateValue(date);
      }
      return offset == null
          ? new TimestampValue(date.atTime(time))
          : new ZonedTimestampValue(date.atTime(time).atOffset(offset));
    } catch (DateTimeException e) {
      throw invalid(type);
    }
  }

  private static String string(Value value) {
    return ((StringValue) value).value().strip();
  }

  /** Without the cause, which would show the text. */
  private static DriverException invalid(SqlType type) {
    return new DriverException(ErrorCode.DATETIME_INVALID, type.sql());
  }
}
