package io.encdynamo.value;

import java.math.BigDecimal;

/** Numbers of different kinds beside each other. */
final class Numbers {
  /** Up to here every whole number is a double, and is that double's shortest decimal. */
  private static final long EXACT = 1L << 53;

  private Numbers() {}

  static int compare(NumericValue left, NumericValue right) {
    if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
      return Long.compare(a.value(), b.value());
    }
    if (left instanceof DoubleValue a && right instanceof DoubleValue b) {
      return compare(a.value(), b.value());
    }
    if (left instanceof DoubleValue a && needsDouble(a, right)) {
      return compare(a.value(), right.asDouble());
    }
    if (right instanceof DoubleValue b && needsDouble(b, left)) {
      return compare(left.asDouble(), b.value());
    }
    return left.decimal().compareTo(right.decimal());
  }

  private static boolean needsDouble(DoubleValue value, NumericValue other) {
    return !Double.isFinite(value.value())
        || (other instanceof IntegerValue whole
            && whole.value() >= -EXACT
            && whole.value() <= EXACT);
  }

  /** NaN before all and equal to itself, zeros equal. */
  private static int compare(double a, double b) {
    if (a < b) {
      return -1;
    }
    if (a > b) {
      return 1;
    }
    return a == b ? 0 : Boolean.compare(!Double.isNaN(a), !Double.isNaN(b));
  }

  /** Equal for equal numbers; different for most whole numbers of 64 bits. */
  static int hash(NumericValue value) {
    if (value instanceof IntegerValue whole) {
      return Long.hashCode(whole.value());
    }
    double approximate = value.asDouble();
    if (Math.rint(approximate) != approximate || !Double.isFinite(approximate)) {
      return Double.hashCode(approximate);
    }
    if (value instanceof DoubleValue && approximate >= -EXACT && approximate <= EXACT) {
      return Long.hashCode((long) approximate);
    }
    BigDecimal decimal = value.decimal();
    boolean whole = decimal.scale() <= 0 || decimal.stripTrailingZeros().scale() <= 0;
    return whole && decimal.precision() - decimal.scale() <= 19 && fits(decimal)
        ? Long.hashCode(decimal.longValue())
        : Double.hashCode(approximate == 0 ? 0.0 : approximate);
  }

  private static boolean fits(BigDecimal whole) {
    return whole.toBigInteger().bitLength() <= 63;
  }
}
