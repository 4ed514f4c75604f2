package io.encdynamo.engine.aggregate;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** SUM: NULL over nothing. */
final class Sum extends Typed {
  private final Total total = new Total();

  Sum() {
    super("SUM");
  }

  @Override
  boolean take(Value value) {
    return total.take(value);
  }

  @Override
  Value result() {
    return total.count() == 0 ? NullValue.NULL : total.sum();
  }
}
