package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NumericValue;
import java.math.BigDecimal;

/**
 * Numbers as DynamoDB stores them: decimal text of at most 38 significant digits, magnitudes 1E-130
 * to 9.99...E+125 (DynamoDB developer guide, "Naming rules and data types").
 */
final class NumberText {
  private static final int MOST_DIGITS = 38;
  private static final long LEAST_EXPONENT = -130;
  private static final long GREATEST_EXPONENT = 125;

  /** So many characters always fit 64 bits. */
  private static final int SURELY_LONG = 18;

  private NumberText() {}

  /**
   * @throws DriverException 22003 for what DynamoDB would not store exactly
   */
  static String of(NumericValue number) {
    if (number instanceof IntegerValue integer) {
      return Long.toString(integer.value());
    }
    BigDecimal decimal = number.decimal();
    if (decimal.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = decimal.stripTrailingZeros();
    long exponent = (long) stripped.precision() - stripped.scale() - 1;
    if (stripped.precision() > MOST_DIGITS
        || exponent < LEAST_EXPONENT
        || exponent > GREATEST_EXPONENT) {
      throw new DriverException(
          ErrorCode.NUMBER_OUT_OF_RANGE, "DynamoDB: 38 digits, 1E-130 to 1E126");
    }
    return stripped.toString();
  }

  /** A stored number, exact: whole where it is one of 64 bits. */
  static NumericValue value(String stored) {
    if (stored.length() <= SURELY_LONG && isWhole(stored)) {
      return new IntegerValue(Long.parseLong(stored));
    }
    BigDecimal decimal = decimal(stored);
    if (decimal.scale() <= 0 || decimal.stripTrailingZeros().scale() <= 0) {
      if (decimal.precision() - decimal.scale() <= SURELY_LONG) {
        return new IntegerValue(decimal.longValueExact());
      }
      if (decimal.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
          && decimal.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return new IntegerValue(decimal.longValueExact());
      }
    }
    return new DecimalValue(decimal);
  }

  /** DynamoDB stores numbers only; what is none was not sent by DynamoDB. */
  static BigDecimal decimal(String stored) {
    try {
      return new BigDecimal(stored);
    } catch (NumberFormatException e) {
      throw new DriverException(ErrorCode.UNEXPECTED, "A stored number is none");
    }
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && !(c == '-' && i == 0 && text.length() > 1)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
