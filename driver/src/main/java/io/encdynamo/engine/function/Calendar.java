package io.encdynamo.engine.function;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;

/** What the functions of dates and times compute. */
final class Calendar {
  private static final SqlType TIMESTAMP = SqlType.of(SqlType.Kind.TIMESTAMP);

  private Calendar() {}

  /** A part of a date or time; mistyped if it has no such part. */
  static Value extract(DatePart part, Value value, Execution run) {
    Temporal temporal = temporal(value);
    return switch (part) {
      case YEAR -> field(ChronoField.YEAR, temporal, value, run);
      case QUARTER ->
          temporal.isSupported(IsoFields.QUARTER_OF_YEAR)
              ? whole(temporal.get(IsoFields.QUARTER_OF_YEAR))
              : run.mistyped("EXTRACT", value);
      case MONTH -> field(ChronoField.MONTH_OF_YEAR, temporal, value, run);
      case WEEK ->
          temporal.isSupported(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
              ? whole(temporal.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
              : run.mistyped("EXTRACT", value);
      case DAY -> field(ChronoField.DAY_OF_MONTH, temporal, value, run);
      case DOW -> field(ChronoField.DAY_OF_WEEK, temporal, value, run);
      case DOY -> field(ChronoField.DAY_OF_YEAR, temporal, value, run);
      case HOUR -> field(ChronoField.HOUR_OF_DAY, temporal, value, run);
      case MINUTE -> field(ChronoField.MINUTE_OF_HOUR, temporal, value, run);
      case SECOND -> seconds(temporal, value, run, 0);
      case MILLISECOND -> seconds(temporal, value, run, 3);
      case MICROSECOND -> seconds(temporal, value, run, 6);
      case NANOSECOND -> seconds(temporal, value, run, 9);
      case EPOCH -> epoch(value, run);
      case TIMEZONE_HOUR ->
          value instanceof ZonedTimestampValue zoned
              ? whole(zoned.value().getOffset().getTotalSeconds() / 3600)
              : run.mistyped("EXTRACT", value);
      case TIMEZONE_MINUTE ->
          value instanceof ZonedTimestampValue zoned
              ? whole(zoned.value().getOffset().getTotalSeconds() / 60 % 60)
              : run.mistyped("EXTRACT", value);
    };
  }

  private static Value field(ChronoField field, Temporal temporal, Value value, Execution run) {
    return temporal.isSupported(field)
        ? whole(temporal.get(field))
        : run.mistyped("EXTRACT", value);
  }

  /** The second with its fraction, in units of ten to the minus {@code shift}. */
  private static Value seconds(Temporal temporal, Value value, Execution run, int shift) {
    if (!temporal.isSupported(ChronoField.SECOND_OF_MINUTE)) {
      return run.mistyped("EXTRACT", value);
    }
    long nanoseconds =
        temporal.get(ChronoField.SECOND_OF_MINUTE) * 1_000_000_000L
            + temporal.get(ChronoField.NANO_OF_SECOND);
    return shortest(BigDecimal.valueOf(nanoseconds, 9 - shift));
  }

  private static Value epoch(Value value, Execution run) {
    if (value instanceof TimeValue) {
      return run.mistyped("EXTRACT", value);
    }
    LocalDateTime instant = instant(value);
    BigDecimal fraction = BigDecimal.valueOf(instant.get(ChronoField.NANO_OF_SECOND), 9);
    return shortest(BigDecimal.valueOf(instant.toEpochSecond(ZoneOffset.UTC)).add(fraction));
  }

  private static Value shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return new DecimalValue(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  private static Value whole(long number) {
    return new IntegerValue(number);
  }

  static Value truncate(DatePart part, Value value, Execution run) {
    if (part.count() == 0) {
      throw notALength("DATE_TRUNC");
    }
    if (value instanceof TimeValue time) {
      return part.isTime()
          ? new TimeValue(time.value().truncatedTo(part.unit()))
          : run.mistyped("DATE_TRUNC", value);
    }
    if (value instanceof DateValue date) {
      return new DateValue(part.isTime() ? date.value() : truncate(part, date.value()));
    }
    if (value instanceof TimestampValue timestamp) {
      return new TimestampValue(truncate(part, timestamp.value()));
    }
    OffsetDateTime zoned = ((ZonedTimestampValue) value).value();
    return new ZonedTimestampValue(
        truncate(part, zoned.toLocalDateTime()).atOffset(zoned.getOffset()));
  }

  private static LocalDateTime truncate(DatePart part, LocalDateTime value) {
    return part.isTime()
        ? value.truncatedTo(part.unit())
        : truncate(part, value.toLocalDate()).atStartOfDay();
  }

  private static LocalDate truncate(DatePart part, LocalDate date) {
    return switch (part) {
      case YEAR -> date.with(TemporalAdjusters.firstDayOfYear());
      case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
      case MONTH -> date.with(TemporalAdjusters.firstDayOfMonth());
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      default -> date;
    };
  }

  static Value add(DatePart part, long count, Value value, Execution run) {
    if (part.count() == 0) {
      throw notALength("DATE_ADD");
    }
    try {
      long units = Math.multiplyExact(count, part.count());
      if (value instanceof DateValue date && part.isTime()) {
        return new TimestampValue(date.value().atStartOfDay().plus(units, part.unit()));
      }
      Temporal temporal = temporal(value);
      if (!temporal.isSupported(part.unit())) {
        return run.mistyped("DATE_ADD", value);
      }
      return value(temporal.plus(units, part.unit()));
    } catch (DateTimeException | ArithmeticException e) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "dates and times");
    }
  }

  /** Whole units from one to the other; negative if the second is earlier. */
  static Value difference(DatePart part, Value from, Value to, Execution run) {
    if (part.count() == 0) {
      throw notALength("DATE_DIFF");
    }
    boolean times = from instanceof TimeValue;
    if (times != (to instanceof TimeValue) || (times && !part.isTime())) {
      return run.mistyped("DATE_DIFF", to);
    }
    try {
      long units =
          times
              ? part.unit().between(temporal(from), temporal(to))
              : part.unit().between(instant(from), instant(to));
      return whole(units / part.count());
    } catch (ArithmeticException e) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "BIGINT");
    }
  }

  private static LocalDateTime instant(Value value) {
    return ((TimestampValue) Conversions.cast(value, TIMESTAMP)).value();
  }

  private static Temporal temporal(Value value) {
    if (value instanceof DateValue date) {
      return date.value();
    }
    if (value instanceof TimeValue time) {
      return time.value();
    }
    return value instanceof TimestampValue timestamp
        ? timestamp.value()
        : ((ZonedTimestampValue) value).value();
  }

  private static Value value(Temporal temporal) {
    if (temporal instanceof LocalDate date) {
      return new DateValue(date);
    }
    if (temporal instanceof LocalDateTime timestamp) {
      return new TimestampValue(timestamp);
    }
    return temporal instanceof OffsetDateTime zoned
        ? new ZonedTimestampValue(zoned)
        : new TimeValue((LocalTime) temporal);
  }

  private static DriverException notALength(String function) {
    return new DriverException(ErrorCode.VALUE_INVALID, function, "the part is no length of time");
  }
}
