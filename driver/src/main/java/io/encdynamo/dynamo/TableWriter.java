package io.encdynamo.dynamo;

import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.dynamo.access.ItemKey;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Writes items, each by itself. */
final class TableWriter {
  private final Calls calls;
  private final int maxRetries;

  TableWriter(Calls calls, int maxRetries) {
    this.calls = calls;
    this.maxRetries = maxRetries;
  }

  /** How many items were written: 1 or 0. */
  long write(Write write, @Nullable TableCiphers ciphers, CancelSignal signal) {
    if (write.table().form() == TableShape.Form.STORED && ciphers != null) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "A write to the stored form of table '" + write.table().name() + "'",
          "write to the table itself");
    }
    BoundTable table = new BoundTable(write.table(), ciphers);
    while (true) {
      try {
        return write(write, table, signal);
      } catch (WriteAttempts.KeysChanged changed) {
        signal.check();
      }
    }
  }

  private long write(Write write, BoundTable table, CancelSignal signal) {
    WriteAttempts attempts =
        new WriteAttempts(calls, table.name(), table.ciphers(), signal, maxRetries);
    if (write instanceof Write.Insert insert) {
      return insert(table, new ItemEncoder(table).item(insert.item()), attempts);
    }
    if (write instanceof Write.Put put) {
      return put(table, new ItemEncoder(table).item(put.item()), attempts);
    }
    if (write instanceof Write.Update update) {
      return update(table, update, attempts);
    }
    if (write instanceof Write.Delete delete) {
      return delete(table, delete, attempts);
    }
    if (write instanceof Write.Move move && move.row() instanceof StoredItem stored) {
      return new ItemMove(calls, table, signal).run(stored, attempts);
    }
    throw new IllegalStateException("A write is one of those");
  }

  private long insert(BoundTable table, ItemEncoder.Encoded encoded, WriteAttempts attempts) {
    if (!encoded.otherKeys().isEmpty()) {
      return new VersionedKeyWrite(calls, table, attempts).insert(encoded);
    }
    Expression expression = new Expression();
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(encoded.item())
            .conditionExpression(
                "attribute_not_exists(" + expression.name(table.shape().partitionKey()) + ")")
            .expressionAttributeNames(expression.names());
    try {
      attempts.send(
          again ->
              calls
                  .clients()
                  .once()
                  .putItem(
                      request
                          .returnValuesOnConditionCheckFailure(oldItem(again))
                          .overrideConfiguration(attempts.within())
                          .build()));
      return 1;
    } catch (ConditionalCheckFailedException e) {
      if (!attempts.unanswered()) {
        throw new DriverException(ErrorCode.DUPLICATE_KEY, table.name(), "");
      }
      if (e.hasItem() && StoredEquality.same(e.item(), encoded.item())) {
        return 1;
      }
      throw attempts.unknown("an item with its key is there now");
    }
  }

  private long put(BoundTable table, ItemEncoder.Encoded encoded, WriteAttempts attempts) {
    if (!encoded.otherKeys().isEmpty()) {
      return new VersionedKeyWrite(calls, table, attempts).put(encoded);
    }
    PutItemRequest.Builder request =
        PutItemRequest.builder().tableName(table.name()).item(encoded.item());
    attempts.send(
        again ->
            calls
                .clients()
                .once()
                .putItem(request.overrideConfiguration(attempts.within()).build()));
    return 1;
  }

  private long update(BoundTable table, Write.Update update, WriteAttempts attempts) {
    for (Map<String, AttributeValue> key : keys(table, update.key())) {
      if (updateOne(table, key, update, attempts)) {
        return 1;
      }
    }
    return 0;
  }

  private boolean updateOne(
      BoundTable table,
      Map<String, AttributeValue> key,
      Write.Update update,
      WriteAttempts attempts) {
    ItemChanges changes = ItemChanges.of(table, key, update);
    Expression expression = new Expression();
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(key)
            .updateExpression(changes.text(expression))
            .conditionExpression(condition(table, update.condition(), expression))
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(expression.values());
    try {
      attempts.send(
          again ->
              calls
                  .clients()
                  .once()
                  .updateItem(
                      request
                          .returnValuesOnConditionCheckFailure(oldItem(again))
                          .overrideConfiguration(attempts.within())
                          .build()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      if (!attempts.unanswered()) {
        return false;
      }
      if (e.hasItem() && changes.areIn(e.item())) {
        return true;
      }
      throw attempts.unknown("its condition does not hold now");
    }
  }

  private long delete(BoundTable table, Write.Delete delete, WriteAttempts attempts) {
    for (Map<String, AttributeValue> key : keys(table, delete.key())) {
      if (deleteOne(table, key, delete, attempts)) {
        return 1;
      }
    }
    return 0;
  }

  private boolean deleteOne(
      BoundTable table,
      Map<String, AttributeValue> key,
      Write.Delete delete,
      WriteAttempts attempts) {
    Expression expression = new Expression();
    DeleteItemRequest.Builder request =
        DeleteItemRequest.builder()
            .tableName(table.name())
            .key(key)
            .conditionExpression(condition(table, delete.condition(), expression))
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(expression.values());
    try {
      attempts.send(
          again ->
              calls
                  .clients()
                  .once()
                  .deleteItem(request.overrideConfiguration(attempts.within()).build()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      if (!attempts.unanswered()) {
        return false;
      }
      throw attempts.unknown("the item is not there, or not as it was, now");
    }
  }

  /** The keys an item may stand under, one of them at most in use. */
  private static List<Map<String, AttributeValue>> keys(BoundTable table, ItemKey key) {
    if (key instanceof PrimaryKey values) {
      return BoundTable.isAbsent(values.partition())
              || (values.sort() != null && BoundTable.isAbsent(values.sort()))
          ? List.of()
          : oldestFirst(new ItemEncoder(table).keyForms(values));
    }
    if (key instanceof StoredItem item) {
      return List.of(table.keyOf(item.attributes()));
    }
    throw new IllegalArgumentException("A row comes from a read");
  }

  /** Items move to the form that is written; who asks there last does not miss one on its way. */
  private static <T> List<T> oldestFirst(List<T> forms) {
    List<T> reversed = new ArrayList<>(forms);
    Collections.reverse(reversed);
    return reversed;
  }

  private static String condition(
      BoundTable table, @Nullable ServerFilter condition, Expression expression) {
    String exists = "attribute_exists(" + expression.name(table.shape().partitionKey()) + ")";
    return condition == null
        ? exists
        : exists + " AND " + FilterText.of(condition, table, expression);
  }

  private static @Nullable ReturnValuesOnConditionCheckFailure oldItem(boolean again) {
    return again ? ReturnValuesOnConditionCheckFailure.ALL_OLD : null;
  }
}
