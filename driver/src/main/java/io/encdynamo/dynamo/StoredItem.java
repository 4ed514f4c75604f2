package io.encdynamo.dynamo;

import io.encdynamo.dynamo.access.StoredRow;
import io.encdynamo.value.Value;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was fetched of an item, as stored. */
final class StoredItem implements StoredRow {
  private final Map<String, AttributeValue> attributes;

  StoredItem(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  @Override
  public Value force() {
    return AttributeDecoder.struct(attributes);
  }

  @Override
  public String toString() {
    return "ITEM";
  }
}
