package io.encdynamo.value;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal that reads back as the same double. {@link Double#toString} gives it from
 * JDK 19 on; before, it sometimes printed a digit too many (JDK-4511638).
 */
final class ShortestDecimal {
  private ShortestDecimal() {}

  static BigDecimal of(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value));
    BigDecimal best = printed.stripTrailingZeros();
    BigDecimal exact = new BigDecimal(value);
    for (int digits = best.precision() - 1; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (shorter.doubleValue() != value) {
        break;
      }
      best = shorter.stripTrailingZeros();
    }
    return best.signum() == 0 ? BigDecimal.ZERO : best;
  }
}
