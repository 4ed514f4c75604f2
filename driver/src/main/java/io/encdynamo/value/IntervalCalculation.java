package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Arithmetic on intervals (SQL:2016 part 2, 6.38). Products and quotients are cut to whole months,
 * or to the digits that the interval's seconds have, and keep its precision: an INTERVAL DAY(2)
 * times 50 overflows at 100 days. Sums may have nine digits.
 */
public final class IntervalCalculation {
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);
  private static final int SECONDS_IN_DAY = 24 * 60 * 60;
  private static final int MONTHS_IN_YEAR = 12;

  /** The digits that tell any two doubles apart: what is past them in a result is noise. */
  private static final MathContext APPROXIMATE = new MathContext(17, RoundingMode.HALF_EVEN);

  private IntervalCalculation() {}

  /**
   * The sum of two intervals of the same form.
   *
   * @throws DriverException 22015 past nine digits of years or days
   */
  public static IntervalValue add(IntervalValue left, IntervalValue right) {
    if (left instanceof YearMonthValue a && right instanceof YearMonthValue b) {
      return months(a.months() + b.months(), IntervalQualifier.MOST_DIGITS);
    }
    DayTimeValue a = (DayTimeValue) left;
    DayTimeValue b = (DayTimeValue) right;
    return of(a.duration().plus(b.duration()), Math.max(a.scale(), b.scale()));
  }

  /** An interval of days and times without a precision of its own. */
  static DayTimeValue of(Duration duration) {
    return of(duration, IntervalQualifier.MOST_DIGITS);
  }

  private static DayTimeValue of(Duration duration, int scale) {
    return checked(duration, IntervalQualifier.MOST_DIGITS, scale);
  }

  /** The interval with the other sign. */
  public static IntervalValue negate(IntervalValue value) {
    if (value instanceof YearMonthValue interval) {
      return new YearMonthValue(-interval.months(), interval.precision());
    }
    DayTimeValue interval = (DayTimeValue) value;
    return new DayTimeValue(interval.duration().negated(), interval.precision(), interval.scale());
  }

  /** Whether the interval goes backwards. */
  public static boolean isNegative(IntervalValue value) {
    return value instanceof YearMonthValue interval
        ? interval.months() < 0
        : ((DayTimeValue) value).duration().isNegative();
  }

  /**
   * The interval so many times.
   *
   * @throws DriverException 22015 past the interval's precision, 22003 for NaN and the infinities
   */
  public static IntervalValue multiply(IntervalValue value, NumericValue factor) {
    BigDecimal product = units(value).multiply(exact(factor));
    return of(factor instanceof DoubleValue ? product.round(APPROXIMATE) : product, value);
  }

  /**
   * One of so many parts of the interval.
   *
   * @throws DriverException 22012 division by zero; else as {@link #multiply}
   */
  public static IntervalValue divide(IntervalValue value, NumericValue divisor) {
    BigDecimal number = exact(divisor);
    if (number.signum() == 0) {
      throw new DriverException(ErrorCode.DIVISION_BY_ZERO);
    }
    MathContext digits = divisor instanceof DoubleValue ? APPROXIMATE : Decimals.CONTEXT;
    return of(units(value).divide(number, digits), value);
  }

  /** A double is the binary number that it is: digits of its shortest decimal are not its own. */
  private static BigDecimal exact(NumericValue number) {
    return number instanceof DoubleValue approximate && Double.isFinite(approximate.value())
        ? new BigDecimal(approximate.value())
        : number.decimal();
  }

  /** Months, or nanoseconds. */
  private static BigDecimal units(IntervalValue value) {
    return value instanceof YearMonthValue interval
        ? BigDecimal.valueOf(interval.months())
        : new BigDecimal(nanoseconds(((DayTimeValue) value).duration()));
  }

  private static BigInteger nanoseconds(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(SECOND)
        .add(BigInteger.valueOf(duration.getNano()));
  }

  private static IntervalValue of(BigDecimal units, IntervalValue like) {
    // A magnitude past all limits ends here, before a huge exponent is written out in digits.
    if ((long) units.precision() - units.scale() > Decimals.DIGITS) {
      throw overflow(like.precision());
    }
    BigInteger whole = units.toBigInteger();
    if (like instanceof YearMonthValue) {
      if (whole.bitLength() > 62) {
        throw overflow(like.precision());
      }
      return months(whole.longValue(), like.precision());
    }
    int scale = ((DayTimeValue) like).scale();
    BigInteger unit = BigInteger.TEN.pow(IntervalQualifier.MOST_DIGITS - scale);
    BigInteger[] parts = whole.divide(unit).multiply(unit).divideAndRemainder(SECOND);
    if (parts[0].bitLength() > 62) {
      throw overflow(like.precision());
    }
    Duration duration = Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    return checked(duration, like.precision(), scale);
  }

  private static YearMonthValue months(long months, int precision) {
    checkDigits(Math.abs(months) / MONTHS_IN_YEAR, precision);
    return new YearMonthValue(months, precision);
  }

  private static DayTimeValue checked(Duration duration, int precision, int scale) {
    checkDigits(duration.abs().toSeconds() / SECONDS_IN_DAY, precision);
    return new DayTimeValue(duration, precision, scale);
  }

  private static void checkDigits(long leading, int precision) {
    if (Long.toString(leading).length() > precision) {
      throw overflow(precision);
    }
  }

  private static DriverException overflow(int precision) {
    return new DriverException(
        ErrorCode.INTERVAL_OVERFLOW, "an interval of " + precision + " digits");
  }
}
