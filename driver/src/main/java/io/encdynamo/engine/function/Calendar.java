package io.encdynamo.engine.function;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TemporalCalculation;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimeValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/** What the functions of dates and times compute. */
final class Calendar {
  private static final SqlType TIMESTAMP = SqlType.of(SqlType.Kind.TIMESTAMP);

  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

  private Calendar() {}

  static Value truncate(DatePart part, Value value, Execution run) {
    if (part.count() == 0) {
      throw notALength("DATE_TRUNC");
    }
    if (value instanceof TimeValue time) {
      return part.isTime()
          ? new TimeValue(time.value().truncatedTo(part.unit()))
          : run.mistyped("DATE_TRUNC", value);
    }
    if (value instanceof ZonedTimeValue time) {
      return part.isTime()
          ? new ZonedTimeValue(time.value().truncatedTo(part.unit()))
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
      throw new DriverException(ErrorCode.DATETIME_OVERFLOW, "DATE_ADD");
    }
  }

  static Value lastDay(Value value) {
    return new DateValue(LocalDate.from(temporal(value)).with(TemporalAdjusters.lastDayOfMonth()));
  }

  /**
   * The moment so many seconds after 1970.
   *
   * @throws DriverException 22008 past the range of dates, 22003 for NaN and the infinities
   */
  static Value fromUnixTime(Value seconds) {
    try {
      BigDecimal nanoseconds =
          ((NumericValue) seconds).decimal().setScale(9, RoundingMode.HALF_UP).movePointRight(9);
      long whole = nanoseconds.toBigInteger().divide(SECOND).longValueExact();
      long rest = nanoseconds.toBigInteger().mod(SECOND).longValueExact();
      boolean before = nanoseconds.signum() < 0 && rest > 0;
      return new ZonedTimestampValue(
          Instant.ofEpochSecond(before ? whole - 1 : whole, rest).atOffset(ZoneOffset.UTC));
    } catch (DateTimeException | ArithmeticException e) {
      throw new DriverException(ErrorCode.DATETIME_OVERFLOW, "FROM_UNIXTIME");
    }
  }

  /** Whole units from one to the other; negative if the second is earlier. */
  static Value difference(DatePart part, Value from, Value to, Execution run) {
    if (part.count() == 0) {
      throw notALength("DATE_DIFF");
    }
    boolean times = isTime(from);
    if (times != isTime(to) || (times && !part.isTime())) {
      return run.mistyped("DATE_DIFF", to);
    }
    try {
      long units =
          times
              ? difference(from, to).toNanos() / part.unit().getDuration().toNanos()
              : part.unit().between(instant(from), instant(to));
      return Arguments.whole(units / part.count());
    } catch (ArithmeticException e) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "BIGINT");
    }
  }

  private static boolean isTime(Value value) {
    return value instanceof TimeValue || value instanceof ZonedTimeValue;
  }

  private static Duration difference(Value from, Value to) {
    return Objects.requireNonNull(TemporalCalculation.difference(to, from)).duration();
  }

  /** A date or timestamp as it is in UTC. */
  static LocalDateTime instant(Value value) {
    return ((TimestampValue) Conversions.cast(value, TIMESTAMP)).value();
  }

  static Temporal temporal(Value value) {
    if (value instanceof DateValue date) {
      return date.value();
    }
    if (value instanceof TimeValue time) {
      return time.value();
    }
    if (value instanceof ZonedTimeValue time) {
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
    if (temporal instanceof OffsetTime time) {
      return new ZonedTimeValue(time);
    }
    return temporal instanceof OffsetDateTime zoned
        ? new ZonedTimestampValue(zoned)
        : new TimeValue((LocalTime) temporal);
  }

  private static DriverException notALength(String function) {
    return new DriverException(ErrorCode.VALUE_INVALID, function, "the part is no length of time");
  }
}
