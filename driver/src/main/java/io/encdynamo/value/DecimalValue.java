package io.encdynamo.value;

import java.math.BigDecimal;

/** A decimal, or a whole number past 64 bits, of at most 38 digits. */
public record DecimalValue(BigDecimal decimal) implements NumericValue {
  @Override
  public ValueKind kind() {
    return ValueKind.DECIMAL;
  }

  @Override
  public double asDouble() {
    return decimal.doubleValue();
  }

  /** Whether it has no digits behind the point but zeros. */
  public boolean isWhole() {
    return decimal.signum() == 0
        || decimal.scale() <= 0
        || decimal.stripTrailingZeros().scale() <= 0;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
