package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A running sum of numbers of any kind: whole numbers in 64 bits as long as they fit, decimals
 * exactly, and a double as soon as one double is among them.
 */
final class Total {
  private final String name;
  private long count;
  private long whole;
  private @Nullable BigDecimal decimal;
  private double approximate;
  private boolean isApproximate;
  private @Nullable Value mistyped;

  /**
   * Starts at nothing.
   *
   * @param name the function that sums, for its errors
   */
  Total(String name) {
    this.name = name;
  }

  void add(Value value, Execution execution) {
    count++;
    if (value instanceof IntegerValue integer) {
      add(integer.value());
    } else if (value instanceof DoubleValue number) {
      approximate += number.value();
      isApproximate = true;
    } else if (value instanceof NumericValue number) {
      add(number.decimal());
    } else if (mistyped == null) {
      mistyped = execution.mistyped(name, value);
    }
  }

  private void add(long number) {
    long sum = whole + number;
    if (((whole ^ sum) & (number ^ sum)) < 0) {
      add(BigDecimal.valueOf(whole));
      sum = number;
    }
    whole = sum;
  }

  private void add(BigDecimal number) {
    decimal = decimal == null ? number : decimal.add(number);
  }

  long count() {
    return count;
  }

  /** What the sum is if one of its values was no number: MISSING; else null. */
  @Nullable Value mistyped() {
    return mistyped;
  }

  NumericValue sum() {
    if (isApproximate) {
      double exact = decimal == null ? whole : decimal.add(BigDecimal.valueOf(whole)).doubleValue();
      return new DoubleValue(approximate + exact);
    }
    if (decimal == null) {
      return new IntegerValue(whole);
    }
    BigDecimal sum = decimal.add(BigDecimal.valueOf(whole));
    return sum.scale() <= 0 ? Decimals.exact(sum) : Decimals.rounded(sum);
  }
}
