package io.encdynamo.value;

import java.util.List;

/** An ordered list. */
public record ListValue(List<Value> elements) implements CollectionValue {
  @Override
  public ValueKind kind() {
    return ValueKind.LIST;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
