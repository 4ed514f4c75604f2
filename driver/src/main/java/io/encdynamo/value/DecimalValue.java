package io.encdynamo.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal, or a whole number past 64 bits, of at most 38 digits. Up to 18 digits are held, added,
 * multiplied and compared as 64 bits and a scale. Equal are values of the same digits and scale, as
 * {@link BigDecimal} has it.
 */
public final class DecimalValue implements NumericValue {
  private static final int MOST_DIGITS = 18;
  private static final long MOST = 999_999_999_999_999_999L;
  private static final int MOST_SCALE = Decimals.DIGITS;

  private static final long[] POWERS = new long[MOST_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private final long unscaled;
  private final int scale;

  /** What does not fit; null if the two above are the value. */
  private final @Nullable BigDecimal large;

  public DecimalValue(BigDecimal decimal) {
    boolean fits =
        decimal.scale() >= 0 && decimal.scale() <= MOST_SCALE && decimal.precision() <= MOST_DIGITS;
    this.unscaled = fits ? decimal.unscaledValue().longValue() : 0;
    this.scale = fits ? decimal.scale() : 0;
    this.large = fits ? null : decimal;
  }

  private DecimalValue(long unscaled, int scale) {
    this.unscaled = unscaled;
    this.scale = scale;
    this.large = null;
  }

  /**
   * A decimal of at most 18 digits.
   *
   * @return null if it has more, or the scale is not between 0 and 38
   */
  static @Nullable DecimalValue of(long unscaled, int scale) {
    return fits(unscaled) && scale >= 0 && scale <= MOST_SCALE
        ? new DecimalValue(unscaled, scale)
        : null;
  }

  private static boolean fits(long unscaled) {
    return unscaled >= -MOST && unscaled <= MOST;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.DECIMAL;
  }

  /** Whether {@link #unscaled} and {@link #scale} are the value. */
  public boolean isCompact() {
    return large == null;
  }

  /** All digits, without the point. */
  public long unscaled() {
    return unscaled;
  }

  /** How many of the digits stand behind the point, 0 to 38. */
  public int scale() {
    return scale;
  }

  @Override
  public BigDecimal decimal() {
    return large == null ? BigDecimal.valueOf(unscaled, scale) : large;
  }

  @Override
  public double asDouble() {
    return decimal().doubleValue();
  }

  /** Whether it has no digits behind the point but zeros. */
  public boolean isWhole() {
    BigDecimal decimal = decimal();
    return decimal.signum() == 0
        || decimal.scale() <= 0
        || decimal.stripTrailingZeros().scale() <= 0;
  }

  static int compare(DecimalValue left, DecimalValue right) {
    return left.large == null && right.large == null && left.scale == right.scale
        ? Long.compare(left.unscaled, right.unscaled)
        : left.decimal().compareTo(right.decimal());
  }

  /** The sum in 64 bits; null if that does not do. */
  static @Nullable DecimalValue sum(NumericValue left, NumericValue right, boolean negated) {
    if (!isCompact(left) || !isCompact(right)) {
      return null;
    }
    int scale = Math.max(scale(left), scale(right));
    long a = rescaled(unscaled(left), scale - scale(left));
    long b = rescaled(unscaled(right), scale - scale(right));
    // Both are at most 18 digits, or marked as too large.
    return a == Long.MIN_VALUE || b == Long.MIN_VALUE ? null : of(negated ? a - b : a + b, scale);
  }

  /** The product in 64 bits; null if that does not do. */
  static @Nullable DecimalValue product(NumericValue left, NumericValue right) {
    if (!isCompact(left) || !isCompact(right)) {
      return null;
    }
    long a = unscaled(left);
    long b = unscaled(right);
    long product = a * b;
    return Math.multiplyHigh(a, b) == product >> 63
        ? of(product, scale(left) + scale(right))
        : null;
  }

  private static boolean isCompact(NumericValue value) {
    return value instanceof DecimalValue decimal
        ? decimal.large == null
        : value instanceof IntegerValue whole && fits(whole.value());
  }

  private static long unscaled(NumericValue value) {
    return value instanceof DecimalValue decimal
        ? decimal.unscaled
        : ((IntegerValue) value).value();
  }

  private static int scale(NumericValue value) {
    return value instanceof DecimalValue decimal ? decimal.scale : 0;
  }

  /** With zeros behind; the least long if that is too much. */
  private static long rescaled(long unscaled, int zeros) {
    if (zeros == 0) {
      return unscaled;
    } else if (zeros > MOST_DIGITS) {
      return Long.MIN_VALUE;
    }
    long product = unscaled * POWERS[zeros];
    boolean small = Math.multiplyHigh(unscaled, POWERS[zeros]) == product >> 63 && fits(product);
    return small ? product : Long.MIN_VALUE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecimalValue that
        && unscaled == that.unscaled
        && scale == that.scale
        && (large == null ? that.large == null : large.equals(that.large));
  }

  @Override
  public int hashCode() {
    return large == null ? 31 * Long.hashCode(unscaled) + scale : large.hashCode();
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
