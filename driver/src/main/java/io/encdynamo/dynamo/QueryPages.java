package io.encdynamo.dynamo;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query: the pages of one partition. A page may be empty and not be the last. */
final class QueryPages implements PageSource {
  private final TableRead read;
  private final @Nullable String index;
  private final KeyCondition condition;
  private final boolean forward;
  private @Nullable Map<String, AttributeValue> from;
  private boolean more = true;

  QueryPages(TableRead read, @Nullable String index, KeyCondition condition, boolean forward) {
    this.read = read;
    this.index = index;
    this.condition = condition;
    this.forward = forward;
  }

  @Override
  public boolean hasMore() {
    return more;
  }

  @Override
  public Page next() {
    Expression expression = new Expression();
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(read.table().name())
            .indexName(index)
            .keyConditionExpression(condition.text(expression))
            .filterExpression(read.filter(expression))
            .scanIndexForward(forward)
            .consistentRead(read.consistent(index))
            .exclusiveStartKey(from)
            .limit(read.pageLimit())
            .returnConsumedCapacity(read.returnCapacity())
            .overrideConfiguration(read.within());
    if (read.onlyCounts()) {
      request.select(Select.COUNT);
    } else {
      request.projectionExpression(read.projection(expression));
    }
    QueryRequest built =
        request
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(expression.values())
            .build();
    QueryResponse response =
        read.calls()
            .call(read.table().name(), () -> read.calls().clients().resending().query(built));
    read.answered(response.scannedCount(), response.count(), response.consumedCapacity());
    more = response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
    from = more ? response.lastEvaluatedKey() : null;
    if (read.onlyCounts()) {
      return Page.counted(response.count());
    }
    for (Map<String, AttributeValue> item : response.items()) {
      if (index == null) {
        read.checkAttribute(item, condition.partitionKey(), condition.partition());
      }
    }
    return Page.of(response.items());
  }
}
