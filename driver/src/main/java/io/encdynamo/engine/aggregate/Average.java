package io.encdynamo.engine.aggregate;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;

/** AVG: NULL over nothing. */
final class Average extends Typed<NumericValue> {
  private final Total total = new Total();

  Average() {
    super("AVG", NumericValue.class);
  }

  @Override
  void take(NumericValue value) {
    total.add(value);
  }

  @Override
  Value result() {
    return total.count() == 0 ? NullValue.NULL : total.mean();
  }
}
