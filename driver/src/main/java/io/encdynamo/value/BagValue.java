package io.encdynamo.value;

import java.util.List;

/** An unordered collection with repetitions. */
public record BagValue(List<Value> elements) implements CollectionValue {
  @Override
  public ValueKind kind() {
    return ValueKind.BAG;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
