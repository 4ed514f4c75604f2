package io.encdynamo.dynamo;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** GetItem. Gives null if there is no such item. */
final class ItemRequest implements Supplier<@Nullable Map<String, AttributeValue>> {
  private final TableRead read;
  private final Map<String, AttributeValue> key;

  ItemRequest(TableRead read, Map<String, AttributeValue> key) {
    this.read = read;
    this.key = key;
  }

  @Override
  public @Nullable Map<String, AttributeValue> get() {
    Expression expression = new Expression();
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(read.table().name())
            .key(key)
            .projectionExpression(read.projectionOfSomething(expression))
            .expressionAttributeNames(expression.names())
            .consistentRead(read.consistent(null))
            .returnConsumedCapacity(read.returnCapacity())
            .overrideConfiguration(read.within())
            .build();
    GetItemResponse response =
        read.calls()
            .call(read.table().name(), () -> read.calls().clients().resending().getItem(request));
    int found = response.hasItem() ? 1 : 0;
    read.answered(found, found, response.consumedCapacity());
    if (!response.hasItem()) {
      return null;
    }
    key.forEach((name, asked) -> read.checkAttribute(response.item(), name, asked));
    return response.item();
  }
}
