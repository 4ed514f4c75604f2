package io.encdynamo.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The shortest decimal that reads back as the same double, and of several the nearest to it. {@link
 * Double#toString} gives it from JDK 19 on; before, it sometimes printed a digit too many
 * (JDK-4511638), and for powers of two not even the nearest.
 */
final class ShortestDecimal {
  /** Up to so many digits, different decimals are different doubles (IEEE 754, DBL_DIG). */
  private static final int DISTINCT = 15;

  /** So many digits always read back. */
  private static final MathContext ENOUGH = new MathContext(17, RoundingMode.HALF_EVEN);

  private ShortestDecimal() {}

  static BigDecimal of(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (printed.signum() == 0) {
      return BigDecimal.ZERO;
    }
    boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
    if (normal && printed.precision() <= DISTINCT) {
      return printed;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = normal ? DISTINCT : 1; digits < ENOUGH.getPrecision(); digits++) {
      BigDecimal found = nearest(exact, digits, value);
      if (found != null) {
        return found.stripTrailingZeros();
      }
    }
    return exact.round(ENOUGH).stripTrailingZeros();
  }

  /**
   * The nearest decimal of so many digits that reads back. It may be the one on the farther side:
   * below a power of two, doubles lie closer together than above.
   */
  private static @Nullable BigDecimal nearest(BigDecimal exact, int digits, double value) {
    BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
    BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
    boolean readsDown = down.doubleValue() == value;
    boolean readsUp = up.doubleValue() == value;
    if (readsDown && readsUp) {
      return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
    return readsDown ? down : readsUp ? up : null;
  }
}
