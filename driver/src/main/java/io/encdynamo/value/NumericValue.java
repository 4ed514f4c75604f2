package io.encdynamo.value;

import java.math.BigDecimal;

/** A number: whole, decimal of at most 38 digits, or double. */
public sealed interface NumericValue extends Value permits IntegerValue, DecimalValue, DoubleValue {

  /**
   * The exact value; a double by its shortest decimal.
   *
   * @throws io.encdynamo.error.DriverException 22003 for NaN and the infinities
   */
  BigDecimal decimal();

  /** The nearest double. */
  double asDouble();
}
