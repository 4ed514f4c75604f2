package io.encdynamo.engine.aggregate;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;

/**
 * Variances and standard deviations, as doubles, by Welford's method: no squares that would cancel
 * each other out. NULL over nothing, and of a sample over one value.
 */
final class Variance extends Typed {
  private final boolean sample;
  private final boolean root;
  private long count;
  private double mean;
  private double squares;
  private boolean finite = true;

  /**
   * Starts at nothing.
   *
   * @param sample whether the values are a sample: divides by one less than their number
   * @param root whether the result is the standard deviation
   */
  Variance(String name, boolean sample, boolean root) {
    super(name);
    this.sample = sample;
    this.root = root;
  }

  @Override
  boolean take(Value value) {
    if (!(value instanceof NumericValue numeric)) {
      return false;
    }
    double number = numeric.asDouble();
    finite &= Double.isFinite(number);
    count++;
    double distance = number - mean;
    mean += distance / count;
    squares += distance * (number - mean);
    return true;
  }

  @Override
  Value result() {
    long divisor = sample ? count - 1 : count;
    if (divisor < 1) {
      return NullValue.NULL;
    }
    double variance = squares / divisor;
    return Approximation.of(root ? Math.sqrt(variance) : variance, finite);
  }
}
