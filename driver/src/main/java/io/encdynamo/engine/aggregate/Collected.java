package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All values of a group as one collection. */
final class Collected implements Accumulator {
  private final Function<List<Value>, Value> collection;
  private final List<Value> values = new ArrayList<>();

  private Collected(Function<List<Value>, Value> collection) {
    this.collection = collection;
  }

  static Collected bag() {
    return new Collected(BagValue::new);
  }

  /** A list; NULL over nothing. */
  static Collected list() {
    return new Collected(values -> values.isEmpty() ? NullValue.NULL : new ListValue(values));
  }

  @Override
  public void add(Value value, Execution execution) {
    values.add(value);
  }

  @Override
  public Value result(Execution execution) {
    return collection.apply(List.copyOf(values));
  }
}
