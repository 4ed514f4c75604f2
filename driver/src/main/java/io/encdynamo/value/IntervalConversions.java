package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.Duration;

/** The rows of the table of conversions that end with an interval. */
final class IntervalConversions {
  private IntervalConversions() {}

  /** Cut after the last field, as SQL has it; the leading one must not overflow. */
  static Value toInterval(Value value, SqlType type, boolean exact) {
    IntervalQualifier qualifier = type.fields();
    IntervalValue cut = cut((IntervalValue) value, qualifier);
    if (exact && !cut.equals(value)) {
      throw Conversions.outOfRange(type);
    }
    long units =
        cut instanceof YearMonthValue months
            ? Math.abs(months.months())
            : ((DayTimeValue) cut).duration().abs().toSeconds();
    if (Long.toString(units / qualifier.from().units()).length() > qualifier.precision()) {
      throw IntervalText.overflow(qualifier);
    }
    return cut;
  }

  private static IntervalValue cut(IntervalValue value, IntervalQualifier qualifier) {
    long units = qualifier.to().units();
    if (value instanceof YearMonthValue interval) {
      return new YearMonthValue(interval.months() / units * units, qualifier.precision());
    }
    Duration duration = ((DayTimeValue) value).duration();
    Duration length = duration.abs();
    long unit = (long) Math.pow(10, IntervalQualifier.MOST_DIGITS - qualifier.scale());
    Duration cut =
        qualifier.to() == IntervalField.SECOND
            ? length.minusNanos(length.toNanosPart() % unit)
            : Duration.ofSeconds(length.toSeconds() / units * units);
    return new DayTimeValue(
        duration.isNegative() ? cut.negated() : cut, qualifier.precision(), qualifier.scale());
  }

  /** In the form of the type's own fields, or of all of them. */
  static Value textToInterval(Value value, SqlType type, boolean exact) {
    String text = ((StringValue) value).value();
    IntervalQualifier qualifier = type.fields();
    try {
      return IntervalText.parse(text, qualifier);
    } catch (DriverException failure) {
      if (failure.code() != ErrorCode.INTERVAL_INVALID) {
        throw failure;
      }
      IntervalQualifier all =
          qualifier.from().isYearMonth()
              ? IntervalQualifier.YEAR_TO_MONTH
              : IntervalQualifier.DAY_TO_SECOND;
      return toInterval(IntervalText.parse(text, all), type, exact);
    }
  }

  /** So many of the one field that the type has. */
  static Value numberToInterval(Value value, SqlType type, boolean exact) {
    IntervalQualifier qualifier = type.fields();
    if (qualifier.from() != qualifier.to()) {
      throw Conversions.noCounterpart(type);
    }
    long units = qualifier.from().units();
    IntervalValue one =
        qualifier.from().isYearMonth()
            ? new YearMonthValue(units, IntervalQualifier.MOST_DIGITS)
            : new DayTimeValue(
                Duration.ofSeconds(units),
                IntervalQualifier.MOST_DIGITS,
                IntervalQualifier.MOST_DIGITS);
    boolean fraction = exact && qualifier.to() != IntervalField.SECOND;
    Value count = fraction ? Conversions.convert(value, SqlType.BIGINT) : value;
    return toInterval(IntervalCalculation.multiply(one, (NumericValue) count), type, exact);
  }
}
