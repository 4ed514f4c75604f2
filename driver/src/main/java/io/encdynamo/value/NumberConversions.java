package io.encdynamo.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The rows of the table of conversions that begin with a number or end with one. */
final class NumberConversions {
  private NumberConversions() {}

  static Value toBoolean(Value value, SqlType type, boolean exact) {
    BigDecimal number = ((NumericValue) value).decimal();
    if (exact && number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0) {
      throw Conversions.noCounterpart(type);
    }
    return BooleanValue.of(number.signum() != 0);
  }

  static Value fromBoolean(Value value, SqlType type, boolean exact) {
    Value whole = new IntegerValue(value == BooleanValue.TRUE ? 1 : 0);
    return Conversions.cast(whole, type);
  }

  static Value toInteger(Value value, SqlType type, boolean exact) {
    if (value instanceof IntegerValue whole) {
      checkRange(whole.value(), type);
      return whole;
    }
    return toInteger(((NumericValue) value).decimal(), type, exact);
  }

  static Value toInteger(BigDecimal number, SqlType type, boolean exact) {
    // A magnitude past 64 bits ends here, before a huge exponent is written out in digits.
    if ((long) number.precision() - number.scale() > 20) {
      throw Conversions.outOfRange(type);
    }
    BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
    if (exact && whole.compareTo(number) != 0) {
      throw Conversions.outOfRange(type);
    }
    if (whole.toBigInteger().bitLength() > 63) {
      throw Conversions.outOfRange(type);
    }
    checkRange(whole.longValue(), type);
    return new IntegerValue(whole.longValue());
  }

  private static void checkRange(long value, SqlType type) {
    boolean fits =
        switch (type.kind()) {
          case SMALLINT -> value == (short) value;
          case INTEGER -> value == (int) value;
          default -> true;
        };
    if (!fits) {
      throw Conversions.outOfRange(type);
    }
  }

  static Value toDecimal(Value value, SqlType type, boolean exact) {
    return toDecimal(((NumericValue) value).decimal(), type, exact);
  }

  static Value toDecimal(BigDecimal number, SqlType type, boolean exact) {
    if (type.length() < 0) {
      return exact ? Decimals.exact(number) : Decimals.rounded(number);
    }
    if ((long) number.precision() - number.scale() > type.length() - type.scale()
        && number.signum() != 0) {
      throw Conversions.outOfRange(type);
    }
    BigDecimal scaled = number.setScale(type.scale(), RoundingMode.HALF_UP);
    if (scaled.precision() > type.length() || (exact && scaled.compareTo(number) != 0)) {
      throw Conversions.outOfRange(type);
    }
    return new DecimalValue(scaled);
  }

  /**
   * The nearest double; for REAL the double that prints like the nearest float, so that 0.1 is 0.1.
   * A whole number that is a float stays itself, whatever its shortest print.
   */
  static Value toApproximate(Value value, SqlType type, boolean exact) {
    NumericValue number = (NumericValue) value;
    double wide = number.asDouble();
    double result = wide;
    if (type.kind() == SqlType.Kind.REAL) {
      float narrow = (float) wide;
      boolean whole = narrow == wide && Math.rint(wide) == wide;
      result = whole ? wide : Double.parseDouble(Float.toString(narrow));
      if (exact && narrow == wide && Numbers.compare(new DoubleValue(wide), number) == 0) {
        return new DoubleValue(result);
      }
    }
    DoubleValue converted = new DoubleValue(result);
    boolean overflow = Double.isInfinite(result) && !isInfinite(number);
    if (overflow || (exact && Numbers.compare(converted, number) != 0)) {
      throw Conversions.outOfRange(type);
    }
    return converted;
  }

  private static boolean isInfinite(NumericValue number) {
    return number instanceof DoubleValue value && Double.isInfinite(value.value());
  }
}
