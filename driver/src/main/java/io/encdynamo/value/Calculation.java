package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on numbers of any kind. Whole numbers stay whole; past 64 bits they go on as decimals
 * of up to 38 digits. Decimals are exact to 38 digits. One double makes the result a double.
 */
public final class Calculation {
  private Calculation() {}

  /**
   * The sum.
   *
   * @throws DriverException 22003 out of range
   */
  public static NumericValue add(NumericValue left, NumericValue right) {
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      long a = x.value();
      long b = y.value();
      long sum = a + b;
      if (((a ^ sum) & (b ^ sum)) >= 0) {
        return new IntegerValue(sum);
      }
    } else if (isApproximate(left, right)) {
      return approximate(left, right, left.asDouble() + right.asDouble());
    }
    DecimalValue small = isDecimal(left, right) ? DecimalValue.sum(left, right, false) : null;
    if (small != null) {
      return small;
    }
    BigDecimal a = left.decimal();
    BigDecimal b = right.decimal();
    return isWhole(a, b) ? Decimals.exact(a.add(b)) : Decimals.rounded(sum(a, b));
  }

  /**
   * The difference.
   *
   * @throws DriverException 22003 out of range
   */
  public static NumericValue subtract(NumericValue left, NumericValue right) {
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      long a = x.value();
      long b = y.value();
      long difference = a - b;
      if (((a ^ b) & (a ^ difference)) >= 0) {
        return new IntegerValue(difference);
      }
    } else if (isApproximate(left, right)) {
      return approximate(left, right, left.asDouble() - right.asDouble());
    }
    DecimalValue small = isDecimal(left, right) ? DecimalValue.sum(left, right, true) : null;
    if (small != null) {
      return small;
    }
    BigDecimal a = left.decimal();
    BigDecimal b = right.decimal();
    return isWhole(a, b) ? Decimals.exact(a.subtract(b)) : Decimals.rounded(sum(a, b.negate()));
  }

  /**
   * The product.
   *
   * @throws DriverException 22003 out of range
   */
  public static NumericValue multiply(NumericValue left, NumericValue right) {
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      long product = x.value() * y.value();
      if (Math.multiplyHigh(x.value(), y.value()) == product >> 63) {
        return new IntegerValue(product);
      }
    } else if (isApproximate(left, right)) {
      return approximate(left, right, left.asDouble() * right.asDouble());
    }
    DecimalValue small = isDecimal(left, right) ? DecimalValue.product(left, right) : null;
    if (small != null) {
      return small;
    }
    BigDecimal a = left.decimal();
    BigDecimal b = right.decimal();
    return isWhole(a, b) ? Decimals.exact(a.multiply(b)) : Decimals.rounded(a.multiply(b));
  }

  /**
   * The quotient; of whole numbers without its fraction.
   *
   * @throws DriverException 22003 out of range, 22012 division by zero
   */
  public static NumericValue divide(NumericValue left, NumericValue right) {
    checkDivisor(right);
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      if (x.value() != Long.MIN_VALUE || y.value() != -1) {
        return new IntegerValue(x.value() / y.value());
      }
    } else if (isApproximate(left, right)) {
      return approximate(left, right, left.asDouble() / right.asDouble());
    }
    return Decimals.rounded(left.decimal().divide(right.decimal(), Decimals.CONTEXT));
  }

  /**
   * What a division leaves, with the sign of the dividend.
   *
   * @throws DriverException 22012 division by zero
   */
  public static NumericValue modulo(NumericValue left, NumericValue right) {
    checkDivisor(right);
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      return new IntegerValue(y.value() == -1 ? 0 : x.value() % y.value());
    }
    if (isApproximate(left, right)) {
      return approximate(left, right, left.asDouble() % right.asDouble());
    }
    return Decimals.rounded(left.decimal().remainder(right.decimal()));
  }

  /**
   * The bits that both whole numbers have, in two's complement; null if one is a double or has a
   * fraction.
   */
  public static @Nullable NumericValue bitwiseAnd(NumericValue left, NumericValue right) {
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      return new IntegerValue(x.value() & y.value());
    }
    if (isApproximate(left, right)) {
      return null;
    }
    DecimalValue a = Decimals.exact(left.decimal());
    DecimalValue b = Decimals.exact(right.decimal());
    if (!a.isWhole() || !b.isWhole()) {
      return null;
    }
    BigInteger bits = a.decimal().toBigInteger().and(b.decimal().toBigInteger());
    return bits.bitLength() <= 63
        ? new IntegerValue(bits.longValue())
        : Decimals.rounded(new BigDecimal(bits));
  }

  /** With a context BigDecimal leaves its arithmetic of 64 bits; without, zeros fill the gap. */
  private static BigDecimal sum(BigDecimal left, BigDecimal right) {
    return Math.abs(left.scale() - right.scale()) <= Decimals.DIGITS
        ? left.add(right)
        : left.add(right, Decimals.CONTEXT);
  }

  /** Of whole numbers no digit may get lost; of fractions the ones past the 38th are rounded. */
  private static boolean isWhole(BigDecimal left, BigDecimal right) {
    return left.scale() == 0 && right.scale() == 0;
  }

  /** Whether one is a decimal already; whole numbers become decimals past 64 bits only. */
  private static boolean isDecimal(NumericValue left, NumericValue right) {
    return left instanceof DecimalValue || right instanceof DecimalValue;
  }

  private static boolean isApproximate(NumericValue left, NumericValue right) {
    return left instanceof DoubleValue || right instanceof DoubleValue;
  }

  private static NumericValue approximate(NumericValue left, NumericValue right, double result) {
    if (!Double.isFinite(result)
        && Double.isFinite(left.asDouble())
        && Double.isFinite(right.asDouble())) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "DOUBLE");
    }
    return new DoubleValue(result);
  }

  private static void checkDivisor(NumericValue divisor) {
    boolean zero =
        divisor instanceof IntegerValue whole
            ? whole.value() == 0
            : divisor instanceof DoubleValue number
                ? number.value() == 0
                : divisor.decimal().signum() == 0;
    if (zero) {
      throw new DriverException(ErrorCode.DIVISION_BY_ZERO);
    }
  }
}
