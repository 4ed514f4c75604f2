package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The range of decimals: 38 significant digits, magnitudes from 1E-130 to 9.99E+125, as DynamoDB
 * has it.
 */
public final class Decimals {
  /** Most significant digits of a number. */
  public static final int DIGITS = 38;

  /** Rounds half up to 38 significant digits. */
  public static final MathContext CONTEXT = new MathContext(DIGITS, RoundingMode.HALF_UP);

  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;

  private Decimals() {}

  /**
   * A decimal as a value, exactly.
   *
   * @throws DriverException 22003 if it has more than 38 significant digits or is out of range
   */
  public static DecimalValue exact(BigDecimal decimal) {
    BigDecimal shorter = decimal;
    if (decimal.precision() > DIGITS) {
      shorter = decimal.stripTrailingZeros();
      if (shorter.precision() > DIGITS) {
        throw outOfRange();
      }
      if (shorter.scale() < 0 && shorter.precision() - shorter.scale() <= DIGITS) {
        shorter = shorter.setScale(0);
      }
    }
    return inRange(shorter);
  }

  /**
   * A decimal as a value, rounded half up to 38 significant digits.
   *
   * @throws DriverException 22003 if it is out of range
   */
  public static DecimalValue rounded(BigDecimal decimal) {
    return inRange(decimal.precision() > DIGITS ? decimal.round(CONTEXT) : decimal);
  }

  private static DecimalValue inRange(BigDecimal decimal) {
    if (decimal.scale() >= 0 && decimal.scale() <= DIGITS) {
      return new DecimalValue(decimal);
    }
    if (decimal.signum() == 0) {
      return new DecimalValue(BigDecimal.ZERO);
    }
    long exponent = (long) decimal.precision() - decimal.scale() - 1;
    if (exponent > LARGEST_EXPONENT || exponent < SMALLEST_EXPONENT) {
      throw outOfRange();
    }
    return new DecimalValue(decimal);
  }

  private static DriverException outOfRange() {
    return new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "38 digits and 1E-130 to 9.99E+125");
  }
}
