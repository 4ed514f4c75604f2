package io.encdynamo.engine.aggregate;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Calculation;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * PERCENTILE_CONT, PERCENTILE_DISC and MEDIAN, over values in order (SQL:2016 part 2, 10.9); NULL
 * over nothing.
 */
final class Percentile<T extends Value> extends Typed {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Class<T> type;
  private final BigDecimal fraction;
  private final Choice<T> choice;
  private final List<T> values = new ArrayList<>();

  /** What is made of the values, of which there are some. */
  private interface Choice<T> {
    Value of(List<T> values, BigDecimal fraction);
  }

  private Percentile(String name, Class<T> type, BigDecimal fraction, Choice<T> choice) {
    super(name);
    this.type = type;
    this.fraction = fraction;
    this.choice = choice;
  }

  /** The value at this part of the way from the first to the last, between two if need be. */
  static Accumulator continuous(Value fraction) {
    String name = "PERCENTILE_CONT";
    return new Percentile<>(
        name, NumericValue.class, inRange(name, fraction), Percentile::interpolated);
  }

  /** The first value that at least this part of the values has come to. */
  static Accumulator discrete(Value fraction) {
    String name = "PERCENTILE_DISC";
    return new Percentile<>(name, Value.class, inRange(name, fraction), Percentile::reached);
  }

  static Accumulator median() {
    return new Percentile<>("MEDIAN", NumericValue.class, HALF, Percentile::interpolated);
  }

  private static BigDecimal inRange(String name, Value fraction) {
    BigDecimal number = ((NumericValue) fraction).decimal();
    if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, name, "the fraction must be a number from 0 to 1");
    }
    return number;
  }

  @Override
  boolean take(Value value) {
    if (!type.isInstance(value)) {
      return false;
    }
    values.add(type.cast(value));
    return true;
  }

  @Override
  Value result() {
    return values.isEmpty() ? NullValue.NULL : choice.of(values, fraction);
  }

  private static Value interpolated(List<NumericValue> values, BigDecimal fraction) {
    BigDecimal place = fraction.multiply(BigDecimal.valueOf(values.size() - 1L));
    int index = place.intValue();
    NumericValue lower = values.get(index);
    BigDecimal rest = place.subtract(BigDecimal.valueOf(index));
    if (rest.signum() == 0) {
      return lower instanceof DoubleValue ? lower : Decimals.rounded(lower.decimal());
    }
    DecimalValue weight = Decimals.rounded(rest);
    NumericValue distance = Calculation.subtract(values.get(index + 1), lower);
    return Calculation.add(lower, Calculation.multiply(distance, weight));
  }

  private static Value reached(List<Value> values, BigDecimal fraction) {
    BigDecimal place = fraction.multiply(BigDecimal.valueOf(values.size()));
    return values.get(Math.max(0, place.setScale(0, RoundingMode.CEILING).intValue() - 1));
  }
}
