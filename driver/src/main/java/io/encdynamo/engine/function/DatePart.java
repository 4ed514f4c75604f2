package io.encdynamo.engine.function;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Value;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of dates and times that functions name, smallest last, and what only EXTRACT takes. */
public enum DatePart {
  YEAR(ChronoUnit.YEARS, 1),
  QUARTER(ChronoUnit.MONTHS, 3),
  MONTH(ChronoUnit.MONTHS, 1),
  WEEK(ChronoUnit.WEEKS, 1),
  DAY(ChronoUnit.DAYS, 1),
  HOUR(ChronoUnit.HOURS, 1),
  MINUTE(ChronoUnit.MINUTES, 1),
  SECOND(ChronoUnit.SECONDS, 1),
  MILLISECOND(ChronoUnit.MILLIS, 1),
  MICROSECOND(ChronoUnit.MICROS, 1),
  NANOSECOND(ChronoUnit.NANOS, 1),
  /** Of the week, 1 for Monday to 7 for Sunday. */
  DOW(ChronoUnit.FOREVER, 0),
  /** Of the year, from 1. */
  DOY(ChronoUnit.FOREVER, 0),
  /** Seconds since 1970 in UTC. */
  EPOCH(ChronoUnit.FOREVER, 0),
  TIMEZONE_HOUR(ChronoUnit.FOREVER, 0),
  TIMEZONE_MINUTE(ChronoUnit.FOREVER, 0);

  private final ChronoUnit unit;
  private final int count;

  DatePart(ChronoUnit unit, int count) {
    this.unit = unit;
    this.count = count;
  }

  /** The unit of java.time that this part is made of. */
  ChronoUnit unit() {
    return unit;
  }

  /** How many of {@link #unit} it is; 0 for what is no length of time. */
  int count() {
    return count;
  }

  boolean isTime() {
    return ordinalOf(this) >= ordinalOf(HOUR) && count > 0;
  }

  private static int ordinalOf(DatePart part) {
    return Arrays.asList(values()).indexOf(part);
  }

  /** The part of a name, in any case, also with an S at its end or JDBC's SQL_TSI_ before it. */
  public static Optional<DatePart> named(String name) {
    String text = name.toUpperCase(Locale.ROOT);
    String plain = text.startsWith("SQL_TSI_") ? text.substring(8) : text;
    for (DatePart part : values()) {
      if (part.name().equals(plain) || (part.count > 0 && (part + "S").equals(plain))) {
        return Optional.of(part);
      }
    }
    return plain.equals("FRAC_SECOND") ? Optional.of(NANOSECOND) : Optional.empty();
  }

  /** The names of all parts, for messages. */
  public static String names() {
    return Arrays.stream(values())
        .map(part -> part.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /**
   * The part that a value names.
   *
   * @throws DriverException 22023 if it names none
   */
  static DatePart named(String function, Value name) {
    return named(Arguments.string(name))
        .orElseThrow(
            () ->
                new DriverException(
                    ErrorCode.VALUE_INVALID, function, "the part must be one of " + names()));
  }
}
