package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * BatchGetItem of up to 100 keys, none twice. DynamoDB may leave out any of them (past 16 MB, or
 * throttled); those are asked for again.
 */
final class BatchPages implements PageSource {
  /** Answers in a row that bring nothing: the table is throttled. */
  private static final int MOST_FRUITLESS = 12;

  private final TableRead read;
  private final Set<Object> asked;
  private final Backoff backoff;
  private List<Map<String, AttributeValue>> keys;
  private boolean leftOut;

  BatchPages(TableRead read, List<Map<String, AttributeValue>> keys) {
    this.read = read;
    this.keys = keys;
    this.asked = keys.stream().map(StoredEquality::canonical).collect(Collectors.toSet());
    this.backoff = new Backoff(read.context().signal());
  }

  @Override
  public boolean hasMore() {
    return !keys.isEmpty();
  }

  @Override
  public Page next() {
    String table = read.table().name();
    if (leftOut) {
      if (backoff.waits() >= MOST_FRUITLESS) {
        throw new DriverException(ErrorCode.THROTTLED, "table '" + table + "'");
      }
      backoff.await();
    }
    Expression expression = new Expression();
    BatchGetItemRequest request =
        BatchGetItemRequest.builder()
            .requestItems(
                Map.of(
                    table,
                    KeysAndAttributes.builder()
                        .keys(keys)
                        .projectionExpression(read.projectionOfSomething(expression))
                        .expressionAttributeNames(expression.names())
                        .consistentRead(read.consistent(null))
                        .build()))
            .returnConsumedCapacity(read.returnCapacity())
            .overrideConfiguration(read.within())
            .build();
    BatchGetItemResponse response =
        read.calls().call(table, () -> read.calls().clients().resending().batchGetItem(request));
    List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table, List.of());
    read.answered(
        items.size(), items.size(), response.consumedCapacity().stream().findFirst().orElse(null));
    items.forEach(item -> read.checkKey(item, asked));
    KeysAndAttributes left = response.unprocessedKeys().get(table);
    List<Map<String, AttributeValue>> again = left == null ? List.of() : left.keys();
    if (!again.isEmpty()) {
      read.context().statistics().askedAgain(again.size());
      if (again.size() < keys.size()) {
        backoff.succeeded();
      }
    }
    leftOut = !again.isEmpty();
    keys = again;
    return Page.of(items);
  }
}
