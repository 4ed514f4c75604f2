package io.encdynamo.engine.function;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.DayTimeValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.YearMonthValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalField;

/** EXTRACT (SQL:2016 part 2, 6.30): a part of a date, a time or an interval. */
final class Extraction {
  private static final String NAME = "EXTRACT";
  private static final int MONTHS_IN_YEAR = 12;

  private Extraction() {}

  /** The part as a whole number, seconds with their fraction; mistyped if there is no such part. */
  static Value of(DatePart part, Value value, Execution run) {
    if (value instanceof YearMonthValue interval) {
      return of(part, interval, run);
    }
    return value instanceof DayTimeValue interval
        ? of(part, interval, run)
        : of(part, Calendar.temporal(value), value, run);
  }

  private static Value of(DatePart part, YearMonthValue interval, Execution run) {
    return switch (part) {
      case YEAR -> whole(interval.months() / MONTHS_IN_YEAR);
      case MONTH -> whole(interval.months() % MONTHS_IN_YEAR);
      default -> run.mistyped(NAME, interval);
    };
  }

  /** The parts of an interval that goes backwards are negative. */
  private static Value of(DatePart part, DayTimeValue interval, Execution run) {
    Duration length = interval.duration().abs();
    long sign = interval.duration().isNegative() ? -1 : 1;
    return switch (part) {
      case DAY -> whole(sign * length.toDaysPart());
      case HOUR -> whole(sign * length.toHoursPart());
      case MINUTE -> whole(sign * length.toMinutesPart());
      case SECOND -> seconds(sign, length.toSecondsPart(), length.toNanosPart(), 0);
      case MILLISECOND -> seconds(sign, length.toSecondsPart(), length.toNanosPart(), 3);
      case MICROSECOND -> seconds(sign, length.toSecondsPart(), length.toNanosPart(), 6);
      case NANOSECOND -> seconds(sign, length.toSecondsPart(), length.toNanosPart(), 9);
      case EPOCH -> seconds(sign, length.toSeconds(), length.toNanosPart(), 0);
      default -> run.mistyped(NAME, interval);
    };
  }

  private static Value of(DatePart part, Temporal temporal, Value value, Execution run) {
    return switch (part) {
      case YEAR -> field(ChronoField.YEAR, temporal, value, run);
      case QUARTER -> field(IsoFields.QUARTER_OF_YEAR, temporal, value, run);
      case MONTH -> field(ChronoField.MONTH_OF_YEAR, temporal, value, run);
      case WEEK -> field(IsoFields.WEEK_OF_WEEK_BASED_YEAR, temporal, value, run);
      case DAY -> field(ChronoField.DAY_OF_MONTH, temporal, value, run);
      case DOW -> field(ChronoField.DAY_OF_WEEK, temporal, value, run);
      case DOY -> field(ChronoField.DAY_OF_YEAR, temporal, value, run);
      case HOUR -> field(ChronoField.HOUR_OF_DAY, temporal, value, run);
      case MINUTE -> field(ChronoField.MINUTE_OF_HOUR, temporal, value, run);
      case SECOND -> seconds(temporal, value, run, 0);
      case MILLISECOND -> seconds(temporal, value, run, 3);
      case MICROSECOND -> seconds(temporal, value, run, 6);
      case NANOSECOND -> seconds(temporal, value, run, 9);
      case EPOCH -> epoch(temporal, value, run);
      case TIMEZONE_HOUR -> offset(3600, 24, temporal, value, run);
      case TIMEZONE_MINUTE -> offset(60, 60, temporal, value, run);
    };
  }

  private static Value field(TemporalField field, Temporal temporal, Value value, Execution run) {
    return temporal.isSupported(field) ? whole(temporal.get(field)) : run.mistyped(NAME, value);
  }

  /** The offset from UTC in so many seconds, what is over the limit left out. */
  private static Value offset(int unit, int limit, Temporal temporal, Value value, Execution run) {
    return temporal.isSupported(ChronoField.OFFSET_SECONDS)
        ? whole(temporal.get(ChronoField.OFFSET_SECONDS) / unit % limit)
        : run.mistyped(NAME, value);
  }

  private static Value seconds(Temporal temporal, Value value, Execution run, int shift) {
    if (!temporal.isSupported(ChronoField.SECOND_OF_MINUTE)) {
      return run.mistyped(NAME, value);
    }
    return seconds(
        1,
        temporal.get(ChronoField.SECOND_OF_MINUTE),
        temporal.get(ChronoField.NANO_OF_SECOND),
        shift);
  }

  /** Seconds with their fraction, in units of ten to the minus {@code shift}. */
  private static Value seconds(long sign, long seconds, int nanoseconds, int shift) {
    BigDecimal number = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanoseconds, 9));
    return plain(number.scaleByPowerOfTen(shift).multiply(BigDecimal.valueOf(sign)));
  }

  private static Value epoch(Temporal temporal, Value value, Execution run) {
    if (!temporal.isSupported(ChronoField.EPOCH_DAY)) {
      return run.mistyped(NAME, value);
    }
    LocalDateTime instant = Calendar.instant(value);
    BigDecimal fraction = BigDecimal.valueOf(instant.get(ChronoField.NANO_OF_SECOND), 9);
    return plain(BigDecimal.valueOf(instant.toEpochSecond(ZoneOffset.UTC)).add(fraction));
  }

  /** Without zeros at the end, and without an exponent. */
  private static Value plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return new DecimalValue(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  private static Value whole(long number) {
    return new IntegerValue(number);
  }
}
