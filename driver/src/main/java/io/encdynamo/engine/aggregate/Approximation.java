package io.encdynamo.engine.aggregate;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.DoubleValue;

/** Results of calculations with doubles. */
final class Approximation {
  private Approximation() {}

  /**
   * A result as a value.
   *
   * @param finite whether what it was calculated from is finite
   * @throws DriverException 22003 if it is not finite although all else is
   */
  static DoubleValue of(double result, boolean finite) {
    if (finite && !Double.isFinite(result)) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "DOUBLE");
    }
    return new DoubleValue(result);
  }
}
