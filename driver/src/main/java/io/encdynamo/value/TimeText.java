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
import java.util.regex.Pattern;

/** Dates and times as text in the form of ISO-8601; a space may stand for the T. */
final class TimeText {
  /** Digits of a second past the ninth are dropped. */
  private static final Pattern PAST_NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");

  private static final DateTimeFormatter DATE =
      strict(new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE));
  private static final DateTimeFormatter CLOCK =
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

  /** A time, and an offset where there is one. */
  private static final DateTimeFormatter TIME = strict(withOffset(CLOCK));

  /** A date, T or a space, a time, and an offset where there is one. */
  private static final DateTimeFormatter TIMESTAMP =
      strict(
          new DateTimeFormatterBuilder()
              .append(DATE)
              .optionalStart()
              .parseCaseInsensitive()
              .appendPattern("['T'][' ']")
              .append(TIME)
              .optionalEnd());

  private static final DateTimeFormatter PRINTED_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private TimeText() {}

  private static DateTimeFormatterBuilder withOffset(DateTimeFormatter time) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(time)
        .optionalStart()
        .appendPattern("[' ']")
        .appendOffset("+HH:mm", "Z")
        .optionalEnd();
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder
        .toFormatter(Locale.ROOT)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * A time, zoned if the text has an offset.
   *
   * @param type for the error's text
   * @throws DriverException 22007 if it is none
   */
  static Value time(String text, SqlType type) {
    try {
      TemporalAccessor parsed = TIME.parse(shortened(text));
      LocalTime time = LocalTime.from(parsed);
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      return offset == null ? new TimeValue(time) : new ZonedTimeValue(time.atOffset(offset));
    } catch (DateTimeException e) {
      throw invalid(type);
    }
  }

  /**
   * A date, timestamp or zoned timestamp, by what the text says.
   *
   * @param type for the error's text
   * @throws DriverException 22007 if it is none of them
   */
  static Value timestamp(String text, SqlType type) {
    try {
      TemporalAccessor parsed = TIMESTAMP.parse(shortened(text));
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

  private static String shortened(String text) {
    return PAST_NANOSECONDS.matcher(text.strip()).replaceFirst("$1");
  }

  /** Without the cause, which would show the text. */
  static DriverException invalid(SqlType type) {
    return new DriverException(ErrorCode.DATETIME_INVALID, type.sql());
  }

  static String text(Value value) {
    if (value instanceof DateValue date) {
      return date.value().toString();
    }
    if (value instanceof TimeValue time) {
      return PRINTED_TIME.format(time.value());
    }
    if (value instanceof ZonedTimeValue time) {
      return PRINTED_TIME.format(time.value()) + time.value().getOffset().getId();
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
}
