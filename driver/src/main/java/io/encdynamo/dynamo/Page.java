package io.encdynamo.dynamo;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What one request gave, perhaps nothing.
 *
 * @param items the items; empty where DynamoDB was asked to count
 * @param counted how many items there would be, where DynamoDB was asked to count
 */
record Page(List<Map<String, AttributeValue>> items, int counted) {
  static Page of(List<Map<String, AttributeValue>> items) {
    return new Page(items, 0);
  }

  static Page counted(int items) {
    return new Page(List.of(), items);
  }
}
