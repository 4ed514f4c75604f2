package io.encdynamo.engine.aggregate;

import io.encdynamo.value.DecimalValue;
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
  private long count;
  private long whole;

  /** Decimals of the last scale. */
  private long unscaled;

  private int scale;
  private boolean hasDecimal;

  /** All that does not fit into 64 bits. */
  private @Nullable BigDecimal decimal;

  private double approximate;
  private boolean isApproximate;
  private boolean isFinite = true;

  /**
   * Adds a number.
   *
   * @return whether it is one; nothing else is added
   */
  boolean take(Value value) {
    if (value instanceof IntegerValue integer) {
      add(integer.value());
    } else if (value instanceof DoubleValue number) {
      approximate += number.value();
      isApproximate = true;
      isFinite &= Double.isFinite(number.value());
    } else if (value instanceof DecimalValue small && small.isCompact()) {
      add(small);
    } else if (value instanceof NumericValue number) {
      add(number.decimal());
    } else {
      return false;
    }
    count++;
    return true;
  }

  /** Adds up decimals of one scale in 64 bits. */
  private void add(DecimalValue number) {
    if (number.scale() != scale) {
      flush();
      scale = number.scale();
    }
    long sum = unscaled + number.unscaled();
    if (((unscaled ^ sum) & (number.unscaled() ^ sum)) < 0) {
      flush();
      sum = number.unscaled();
    }
    hasDecimal = true;
    unscaled = sum;
  }

  private void flush() {
    if (hasDecimal) {
      add(BigDecimal.valueOf(unscaled, scale));
      unscaled = 0;
      hasDecimal = false;
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

  /**
   * The sum.
   *
   * @throws io.encdynamo.error.DriverException 22003 out of range
   */
  NumericValue sum() {
    if (isApproximate) {
      return Approximation.of(approximateSum(), isFinite);
    }
    flush();
    if (decimal == null) {
      return new IntegerValue(whole);
    }
    BigDecimal sum = exactSum();
    return sum.scale() <= 0 ? Decimals.exact(sum) : Decimals.rounded(sum);
  }

  /**
   * The sum divided by the count, of which there must be some.
   *
   * @throws io.encdynamo.error.DriverException 22003 out of range
   */
  NumericValue mean() {
    return isApproximate
        ? Approximation.of(approximateSum() / count, isFinite)
        : Decimals.rounded(exactSum().divide(BigDecimal.valueOf(count), Decimals.CONTEXT));
  }

  private BigDecimal exactSum() {
    flush();
    BigDecimal rest = BigDecimal.valueOf(whole);
    return decimal == null ? rest : decimal.add(rest);
  }

  private double approximateSum() {
    flush();
    return approximate + (decimal == null ? whole : exactSum().doubleValue());
  }
}
