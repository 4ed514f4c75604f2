package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes an item whose encrypted key has several live versions, so that it never stands under two
 * of them (format page, rule 4): one transaction over all forms of the key, sent with a token that
 * makes a second sending harmless.
 */
final class VersionedKeyWrite {
  private final Calls calls;
  private final BoundTable table;
  private final WriteAttempts attempts;
  private final Expression expression = new Expression();
  private final String absent;

  VersionedKeyWrite(Calls calls, BoundTable table, WriteAttempts attempts) {
    this.calls = calls;
    this.table = table;
    this.attempts = attempts;
    this.absent = "attribute_not_exists(" + expression.name(table.shape().partitionKey()) + ")";
  }

  long insert(ItemEncoder.Encoded encoded) {
    List<TransactWriteItem> actions = new ArrayList<>();
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(encoded.item())
            .conditionExpression(absent)
            .expressionAttributeNames(expression.names())
            .build();
    actions.add(TransactWriteItem.builder().put(put).build());
    for (Map<String, AttributeValue> key : encoded.otherKeys()) {
      ConditionCheck check =
          ConditionCheck.builder()
              .tableName(table.name())
              .key(key)
              .conditionExpression(absent)
              .expressionAttributeNames(expression.names())
              .build();
      actions.add(TransactWriteItem.builder().conditionCheck(check).build());
    }
    return send(actions);
  }

  long put(ItemEncoder.Encoded encoded) {
    List<TransactWriteItem> actions = new ArrayList<>();
    Put put = Put.builder().tableName(table.name()).item(encoded.item()).build();
    actions.add(TransactWriteItem.builder().put(put).build());
    for (Map<String, AttributeValue> key : encoded.otherKeys()) {
      Delete delete = Delete.builder().tableName(table.name()).key(key).build();
      actions.add(TransactWriteItem.builder().delete(delete).build());
    }
    return send(actions);
  }

  private long send(List<TransactWriteItem> actions) {
    TransactWriteItemsRequest.Builder request =
        TransactWriteItemsRequest.builder()
            .transactItems(actions)
            .clientRequestToken(UUID.randomUUID().toString());
    try {
      attempts.send(
          again ->
              calls
                  .clients()
                  .once()
                  .transactWriteItems(request.overrideConfiguration(attempts.within()).build()));
      return 1;
    } catch (TransactionCanceledException e) {
      boolean duplicate =
          e.hasCancellationReasons()
              && e.cancellationReasons().stream()
                  .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
      throw duplicate
          ? new DriverException(ErrorCode.DUPLICATE_KEY, table.name(), "")
          : calls.errors().of(e, table.name());
    }
  }
}
