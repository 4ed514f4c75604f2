package io.encdynamo.plan.compile;

import io.encdynamo.value.RowCursor;

/** A compiled relation: opens its rows, as often as asked. Immutable. */
@FunctionalInterface
public interface Opener {
  RowCursor open(Environment environment);
}
