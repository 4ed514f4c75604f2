package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** All values, without order. */
final class Bag implements Accumulator {
  private final List<Value> values = new ArrayList<>();

  @Override
  public void add(Value value, Execution execution) {
    values.add(value);
  }

  @Override
  public Value result(Execution execution) {
    return new BagValue(List.copyOf(values));
  }
}
