package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;

/** An IEEE-754 double. */
public record DoubleValue(double value) implements NumericValue {
  @Override
  public ValueKind kind() {
    return ValueKind.DOUBLE;
  }

  @Override
  public BigDecimal decimal() {
    if (!Double.isFinite(value)) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "DECIMAL");
    }
    return ShortestDecimal.of(value);
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
