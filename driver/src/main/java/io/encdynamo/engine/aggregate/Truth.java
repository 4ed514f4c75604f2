package io.encdynamo.engine.aggregate;

import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** EVERY and ANY: one value decides, else it is the other one; NULL over nothing. */
final class Truth extends Typed<BooleanValue> {
  private final BooleanValue decisive;
  private Value result = NullValue.NULL;

  private Truth(String name, BooleanValue decisive) {
    super(name, BooleanValue.class);
    this.decisive = decisive;
  }

  static Truth every() {
    return new Truth("EVERY", BooleanValue.FALSE);
  }

  static Truth any() {
    return new Truth("ANY", BooleanValue.TRUE);
  }

  @Override
  void take(BooleanValue value) {
    if (result != decisive) {
      result = value;
    }
  }

  @Override
  Value result() {
    return result;
  }
}
