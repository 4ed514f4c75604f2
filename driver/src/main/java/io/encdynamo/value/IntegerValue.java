package io.encdynamo.value;

import java.math.BigDecimal;

/** A whole number of 64 bits. */
public record IntegerValue(long value) implements NumericValue {
  @Override
  public ValueKind kind() {
    return ValueKind.INTEGER;
  }

  @Override
  public BigDecimal decimal() {
    return BigDecimal.valueOf(value);
  }

  @Override
  public double asDouble() {
    return value;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
