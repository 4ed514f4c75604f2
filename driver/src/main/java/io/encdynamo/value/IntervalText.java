package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.Duration;

/**
 * Intervals as text (SQL:2016 part 2, 5.3): {@code 1-6}, {@code -2 04:30:15.5}. Fields are one
 * after another from the leading one; a fraction is cut at the qualifier's digits.
 */
final class IntervalText {
  private final String text;
  private final IntervalQualifier qualifier;
  private int at;

  private IntervalText(String text, IntervalQualifier qualifier) {
    this.text = text;
    this.qualifier = qualifier;
  }

  static IntervalValue parse(String text, IntervalQualifier qualifier) {
    return new IntervalText(text.strip(), qualifier).parse();
  }

  private IntervalValue parse() {
    boolean negative = takes('-');
    if (!negative) {
      takes('+');
    }
    long units = 0;
    for (IntervalField field : IntervalField.values()) {
      if (field.compareTo(qualifier.from()) >= 0 && field.compareTo(qualifier.to()) <= 0) {
        if (field != qualifier.from() && !takes(separator(field))) {
          throw malformed();
        }
        units += field.units() * number(field);
      }
    }
    long nanoseconds = qualifier.to() == IntervalField.SECOND && takes('.') ? fraction() : 0;
    if (at < text.length()) {
      throw malformed();
    }
    if (qualifier.from().isYearMonth()) {
      return new YearMonthValue(negative ? -units : units, qualifier.precision());
    }
    Duration duration = Duration.ofSeconds(units, nanoseconds);
    return new DayTimeValue(
        negative ? duration.negated() : duration, qualifier.precision(), qualifier.scale());
  }

  private static char separator(IntervalField field) {
    return switch (field) {
      case YEAR, MONTH -> '-';
      case DAY, HOUR -> ' ';
      case MINUTE, SECOND -> ':';
    };
  }

  private boolean takes(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private String digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw malformed();
    }
    return text.substring(start, at);
  }

  private long number(IntervalField field) {
    String digits = digits();
    boolean leads = field == qualifier.from();
    if (digits.length() > (leads ? qualifier.precision() : 2)) {
      throw overflow(qualifier);
    }
    int number = Integer.parseInt(digits);
    if (!leads && number > field.greatest()) {
      throw overflow(qualifier);
    }
    return number;
  }

  private long fraction() {
    String digits = digits();
    if (digits.length() > IntervalQualifier.MOST_DIGITS) {
      throw overflow(qualifier);
    }
    String kept = digits.substring(0, Math.min(digits.length(), qualifier.scale()));
    return Long.parseLong(kept + "0".repeat(IntervalQualifier.MOST_DIGITS - kept.length()));
  }

  private DriverException malformed() {
    return new DriverException(ErrorCode.INTERVAL_INVALID, "INTERVAL " + qualifier.sql());
  }

  static DriverException overflow(IntervalQualifier qualifier) {
    return new DriverException(ErrorCode.INTERVAL_OVERFLOW, "INTERVAL " + qualifier.sql());
  }

  /** Years and months, or days and the time of one, with all fields. */
  static String text(IntervalValue value) {
    if (value instanceof YearMonthValue interval) {
      long months = Math.abs(interval.months());
      return (interval.months() < 0 ? "-" : "") + months / 12 + "-" + months % 12;
    }
    Duration duration = ((DayTimeValue) value).duration();
    Duration length = duration.abs();
    StringBuilder result = new StringBuilder(duration.isNegative() ? "-" : "");
    result.append(length.toDays()).append(' ');
    twoDigits(result, length.toHoursPart()).append(':');
    twoDigits(result, length.toMinutesPart()).append(':');
    twoDigits(result, length.toSecondsPart());
    if (length.toNanosPart() > 0) {
      String fraction = Integer.toString(1_000_000_000 + length.toNanosPart()).substring(1);
      result.append('.').append(fraction.replaceFirst("0+$", ""));
    }
    return result.toString();
  }

  private static StringBuilder twoDigits(StringBuilder result, int number) {
    return result.append(number < 10 ? "0" : "").append(number);
  }
}
