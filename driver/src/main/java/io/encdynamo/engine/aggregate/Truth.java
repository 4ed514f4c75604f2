package io.encdynamo.engine.aggregate;

import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** EVERY and ANY: one value decides, else it is the other one; NULL over nothing. */
final class Truth extends Typed {
  private final BooleanValue decisive;
  private Value result = NullValue.NULL;

  private Truth(String name, BooleanValue decisive) {
    super(name);
    this.decisive = decisive;
  }

  static Truth every() {
    return new Truth("EVERY", BooleanValue.FALSE);
  }

  static Truth any() {
    return new Truth("ANY", BooleanValue.TRUE);
  }

  @Override
  boolean take(Value value) {
    if (!(value instanceof BooleanValue truth)) {
      return false;
    }
    if (result != decisive) {
      result = truth;
    }
    return true;
  }

  @Override
  Value result() {
    return result;
  }
}
