package io.encdynamo.engine.aggregate;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** AVG: NULL over nothing. */
final class Average extends Typed {
  private final Total total = new Total();

  Average() {
    super("AVG");
  }

  @Override
  boolean take(Value value) {
    return total.take(value);
  }

  @Override
  Value result() {
    return total.count() == 0 ? NullValue.NULL : total.mean();
  }
}
