package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimeValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rows of the table of conversions that give dates and times. What has no zone is taken in the
 * zone of the Calendar, or of the JVM; so {@code getObject(i, Instant.class)} always agrees with
 * {@code getTimestamp(i).toInstant()}.
 */
final class TimeTypes {
  /** A timestamp that ends with its offset: CAST would turn it into UTC and forget that. */
  private static final Pattern OFFSET = Pattern.compile(".+:.+(Z|z|[+-]\\d\\d:\\d\\d)\\s*");

  private static final ValueKind[] WITH_DATE = {
    ValueKind.DATE, ValueKind.TIMESTAMP, ValueKind.ZONED_TIMESTAMP, ValueKind.STRING
  };
  private static final ValueKind[] WITH_TIME = {
    ValueKind.TIME,
    ValueKind.ZONED_TIME,
    ValueKind.TIMESTAMP,
    ValueKind.ZONED_TIMESTAMP,
    ValueKind.STRING
  };
  private static final ValueKind[] ANY = {
    ValueKind.DATE,
    ValueKind.TIME,
    ValueKind.ZONED_TIME,
    ValueKind.TIMESTAMP,
    ValueKind.ZONED_TIMESTAMP,
    ValueKind.STRING
  };

  static final JavaType<LocalDate> LOCAL_DATE =
      new JavaType<>(LocalDate.class)
          .from((value, place) -> local(value, SqlType.Kind.DATE, place).toLocalDate(), WITH_DATE);
  static final JavaType<LocalTime> LOCAL_TIME =
      new JavaType<>(LocalTime.class)
          .from((value, place) -> local(value, SqlType.Kind.TIME, place).toLocalTime(), WITH_TIME);
  static final JavaType<LocalDateTime> LOCAL_DATE_TIME =
      new JavaType<>(LocalDateTime.class).from(TimeTypes::localTimestamp, ANY);
  static final JavaType<Instant> INSTANT =
      new JavaType<>(Instant.class)
          .from((value, place) -> zoned(value, place).toInstant(), WITH_DATE);
  static final JavaType<OffsetDateTime> OFFSET_DATE_TIME =
      new JavaType<>(OffsetDateTime.class).from(TimeTypes::zoned, WITH_DATE);
  static final JavaType<ZonedDateTime> ZONED_DATE_TIME =
      new JavaType<>(ZonedDateTime.class)
          .from((value, place) -> zoned(value, place).toZonedDateTime(), WITH_DATE);
  static final JavaType<OffsetTime> OFFSET_TIME =
      new JavaType<>(OffsetTime.class)
          .from((value, place) -> ((ZonedTimeValue) value).value(), ValueKind.ZONED_TIME)
          .from(
              (value, place) -> zoned(value, place).toOffsetTime(),
              ValueKind.TIMESTAMP,
              ValueKind.ZONED_TIMESTAMP);
  static final JavaType<Date> DATE =
      new JavaType<>(Date.class)
          .from(
              (value, place) ->
                  LegacyTimes.date(LOCAL_DATE.read(value, place), place.zoneOrDefault()),
              WITH_DATE);
  static final JavaType<Time> TIME =
      new JavaType<>(Time.class)
          .from(
              (value, place) ->
                  LegacyTimes.time(LOCAL_TIME.read(value, place), place.zoneOrDefault()),
              WITH_TIME);
  static final JavaType<Timestamp> TIMESTAMP =
      new JavaType<>(Timestamp.class).from(TimeTypes::timestamp, ANY);
  static final JavaType<java.util.Date> JAVA_DATE =
      new JavaType<>(java.util.Date.class).from(TimeTypes::timestamp, ANY);

  static final List<JavaType<?>> ALL =
      List.of(
          LOCAL_DATE,
          LOCAL_TIME,
          LOCAL_DATE_TIME,
          INSTANT,
          OFFSET_DATE_TIME,
          ZONED_DATE_TIME,
          OFFSET_TIME,
          DATE,
          TIME,
          TIMESTAMP,
          JAVA_DATE);

  private TimeTypes() {}

  private static LocalDateTime localTimestamp(Value value, Place place) {
    return local(value, SqlType.Kind.TIMESTAMP, place);
  }

  private static Timestamp timestamp(Value value, Place place) {
    Value parsed = value.kind() == ValueKind.STRING ? parsed(value, place) : value;
    return parsed instanceof ZonedTimestampValue zoned
        ? Timestamp.from(zoned.value().toInstant())
        : LegacyTimes.timestamp(localTimestamp(parsed, place), place.zoneOrDefault());
  }

  private static OffsetDateTime zoned(Value value, Place place) {
    Value parsed = value.kind() == ValueKind.STRING ? parsed(value, place) : value;
    return parsed instanceof ZonedTimestampValue zoned
        ? zoned.value()
        : localTimestamp(parsed, place).atZone(place.zoneOrDefault().toZoneId()).toOffsetDateTime();
  }

  /** What the clock on the wall shows; the part that a value does not have is that of the epoch. */
  private static LocalDateTime local(Value value, SqlType.Kind wanted, Place place) {
    if (value instanceof DateValue date) {
      return date.value().atStartOfDay();
    }
    if (value instanceof TimeValue time) {
      return LocalDate.EPOCH.atTime(time.value());
    }
    if (value instanceof ZonedTimeValue zoned) {
      return zoned
          .value()
          .atDate(LocalDate.EPOCH)
          .atZoneSameInstant(place.zoneOrDefault().toZoneId())
          .toLocalDateTime();
    }
    if (value instanceof TimestampValue timestamp) {
      return timestamp.value();
    }
    if (value instanceof ZonedTimestampValue zoned) {
      return zoned.value().atZoneSameInstant(place.zoneOrDefault().toZoneId()).toLocalDateTime();
    }
    return local(parsed(value, place, wanted), wanted, place);
  }

  private static Value parsed(Value text, Place place) {
    return parsed(text, place, SqlType.Kind.TIMESTAMP);
  }

  /** Text as the wanted type, or as another that holds it. */
  private static Value parsed(Value text, Place place, SqlType.Kind wanted) {
    boolean hasOffset =
        text instanceof StringValue string && OFFSET.matcher(string.value()).matches();
    SqlType.Kind timestamp = hasOffset ? SqlType.Kind.ZONED_TIMESTAMP : SqlType.Kind.TIMESTAMP;
    return cast(text, SqlType.of(hasOffset ? timestamp : wanted))
        .or(() -> cast(text, SqlType.of(timestamp)))
        .orElseThrow(() -> place.failed("date or time"));
  }

  /** Nothing if the text does not have the form of the type. */
  private static Optional<Value> cast(Value text, SqlType type) {
    try {
      return Optional.of(Conversions.cast(text, type));
    } catch (DriverException e) {
      return Optional.empty();
    }
  }
}
