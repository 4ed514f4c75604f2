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

  @Override
  public String toString() {
    return kind().name();
  }
}
