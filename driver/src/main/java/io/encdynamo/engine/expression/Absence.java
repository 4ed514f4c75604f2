package io.encdynamo.engine.expression;

import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** How absent operands make an absent result (PartiQL specification, section 7). */
final class Absence {
  private Absence() {}

  /** MISSING if either is MISSING, else NULL; one of the two is absent. */
  static Value of(Value left, Value right) {
    return left == MissingValue.MISSING || right == MissingValue.MISSING
        ? MissingValue.MISSING
        : NullValue.NULL;
  }
}
