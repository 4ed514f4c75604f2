package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Moves an item to the key version that is written now (format page, rule 4): one transaction puts
 * it there with all its row-bound values anew, if nothing is there, and deletes the old one, if it
 * has not changed.
 */
final class ItemMove {
  private final Calls calls;
  private final BoundTable table;
  private final CancelSignal signal;

  ItemMove(Calls calls, BoundTable table, CancelSignal signal) {
    this.calls = calls;
    this.table = table;
    this.signal = signal;
  }

  /** 1, or 0 if the item has changed since it was read. */
  long run(StoredItem stored, WriteAttempts attempts) {
    Map<String, AttributeValue> item = anew(stored.attributes());
    Expression absent = new Expression();
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(item)
            .conditionExpression(
                "attribute_not_exists(" + absent.name(table.shape().partitionKey()) + ")")
            .expressionAttributeNames(absent.names())
            .build();
    Expression same = new Expression();
    List<String> names = new ArrayList<>(stored.attributes().keySet());
    for (ColumnDefinition column : table.shape().columns()) {
      if (!names.contains(column.name())) {
        names.add(column.name());
      }
    }
    Delete delete =
        Delete.builder()
            .tableName(table.name())
            .key(table.keyOf(stored.attributes()))
            .conditionExpression(
                FilterText.of(new ServerFilter.Unchanged(stored, names), table, same))
            .expressionAttributeNames(same.names())
            .expressionAttributeValues(same.values())
            .build();
    TransactWriteItemsRequest.Builder request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder().put(put).build(),
                TransactWriteItem.builder().delete(delete).build())
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
      boolean changed =
          e.hasCancellationReasons()
              && e.cancellationReasons().stream()
                  .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
      if (changed && !attempts.unanswered()) {
        return 0;
      }
      throw calls.errors().of(e, table.name());
    }
  }

  /** The item as it would be written now; attributes that are not declared stay as they are. */
  private Map<String, AttributeValue> anew(Map<String, AttributeValue> stored) {
    List<String> columns = table.shape().columns().stream().map(ColumnDefinition::name).toList();
    ReadContext context = new ReadContext(signal, new ReadContext.Options(true, 0, 1, false));
    Value[] row = new RowDecoder(table, columns, context).row(stored);
    List<Write.Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      Value value = row[i].force();
      if (value != MissingValue.MISSING) {
        attributes.add(new Write.Attribute(columns.get(i), value));
      }
    }
    Map<String, AttributeValue> item =
        new LinkedHashMap<>(new ItemEncoder(table).item(attributes).item());
    stored.forEach(
        (name, value) -> {
          if (table.shape().knownColumn(name) == null && !name.startsWith("$")) {
            item.put(name, value);
          }
        });
    ItemSize.check(item, table.name());
    return item;
  }
}
