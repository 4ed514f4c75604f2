package io.encdynamo.value;

import java.util.List;

/**
 * One of DynamoDB's sets: elements of one kind, none twice, never empty.
 *
 * @param kind STRING_SET, NUMBER_SET or BINARY_SET
 */
public record SetValue(ValueKind kind, List<Value> elements) implements CollectionValue {
  @Override
  public String toString() {
    return kind.name();
  }
}
