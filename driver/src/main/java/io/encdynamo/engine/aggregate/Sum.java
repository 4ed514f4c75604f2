package io.encdynamo.engine.aggregate;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;

/** SUM: NULL over nothing. */
final class Sum extends Typed<NumericValue> {
  private final Total total = new Total();

  Sum() {
    super("SUM", NumericValue.class);
  }

  @Override
  void take(NumericValue value) {
    total.add(value);
  }

  @Override
  Value result() {
    return total.count() == 0 ? NullValue.NULL : total.sum();
  }
}
