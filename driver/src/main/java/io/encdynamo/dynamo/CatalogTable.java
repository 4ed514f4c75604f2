package io.encdynamo.dynamo;

import io.encdynamo.catalog.CatalogChange;
import io.encdynamo.catalog.CatalogStore;
import io.encdynamo.catalog.StoredCatalog;
import io.encdynamo.crypto.Bytes;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The catalog's table. */
final class CatalogTable implements CatalogStore {
  private static final String ID = "id";
  private static final String ENTRY = "entry";
  private static final String BYTES = "bytes";
  private static final String NAME = "name";
  private static final String CATALOG_ID = "catalogId";
  private static final String BLOB = "blob";
  private static final String COMMIT = "commit";

  private static final AttributeValue CATALOG = AttributeValue.fromS("catalog");
  private static final String MANIFEST = "manifest";
  private static final String ROOT = "root";

  /** DynamoDB's limit for a transaction. */
  private static final int MOST_ACTIONS = 100;

  private static final Bytes NONE = Bytes.of(new byte[0]);
  private static final Duration WAIT_FOR_TABLE = Duration.ofMinutes(5);

  private final Calls calls;
  private final Tables tables;
  private final String table;
  private final String location;
  private final int maxRetries;

  CatalogTable(Calls calls, Tables tables, String table, String location, int maxRetries) {
    this.calls = calls;
    this.tables = tables;
    this.table = table;
    this.location = location;
    this.maxRetries = maxRetries;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public boolean exists() {
    return tables.describe(table, CancelSignal.unlimited()) != null;
  }

  @Override
  public void createTable() {
    CancelSignal signal = CancelSignal.unlimited();
    if (exists()) {
      tables.awaitActive(table, WAIT_FOR_TABLE, signal);
      return;
    }
    try {
      tables.create(shape(), true, WAIT_FOR_TABLE, signal);
    } catch (DriverException e) {
      if (e.code() != ErrorCode.TABLE_EXISTS) {
        throw e;
      }
      // somebody else is making it
      tables.awaitActive(table, WAIT_FOR_TABLE, signal);
    }
  }

  private TableShape shape() {
    return new TableShape(
        table,
        TableShape.Form.STORED,
        List.of(
            TableShape.undeclared(ID, SqlType.STRING),
            TableShape.undeclared(ENTRY, SqlType.STRING)),
        ID,
        ENTRY,
        List.of(),
        0);
  }

  @Override
  public @Nullable Bytes readManifest() {
    try {
      return optionalBytes(
          client()
              .getItem(request -> request.tableName(table).key(key(MANIFEST)).consistentRead(true))
              .item(),
          BYTES);
    } catch (ResourceNotFoundException e) {
      return null;
    } catch (SdkException e) {
      throw calls.errors().of(e, table);
    }
  }

  @Override
  public StoredCatalog readAll() {
    StoredCatalog.Root root = null;
    Bytes manifest = null;
    List<StoredCatalog.Entry> entries = new ArrayList<>();
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#id = :id")
            .expressionAttributeNames(Map.of("#id", ID))
            .expressionAttributeValues(Map.of(":id", CATALOG))
            .consistentRead(true)
            .build();
    try {
      for (Map<String, AttributeValue> item : client().queryPaginator(request).items()) {
        String entry = item.getOrDefault(ENTRY, AttributeValue.fromS("")).s();
        if (MANIFEST.equals(entry)) {
          manifest = optionalBytes(item, BYTES);
        } else if (ROOT.equals(entry)) {
          root =
              new StoredCatalog.Root(
                  bytes(item, CATALOG_ID), bytes(item, BLOB), bytes(item, COMMIT));
        } else {
          AttributeValue name = item.get(NAME);
          entries.add(
              new StoredCatalog.Entry(
                  String.valueOf(entry), bytes(item, BYTES), name == null ? null : name.s()));
        }
      }
    } catch (ResourceNotFoundException e) {
      return new StoredCatalog(null, null, List.of());
    } catch (SdkException e) {
      throw calls.errors().of(e, table);
    }
    return new StoredCatalog(root, manifest, entries);
  }

  @Override
  public void putEntries(List<StoredCatalog.Entry> entries) {
    try {
      for (StoredCatalog.Entry entry : entries) {
        Map<String, AttributeValue> item = item(entry);
        client().putItem(request -> request.tableName(table).item(item));
      }
    } catch (SdkException e) {
      throw calls.errors().of(e, table);
    }
  }

  @Override
  public boolean commit(CatalogChange change) {
    List<TransactWriteItem> actions = actions(change);
    if (actions.size() > MOST_ACTIONS) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED, "A change of the catalog", MOST_ACTIONS + " entries");
    }
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(actions)
            .clientRequestToken(UUID.randomUUID().toString())
            .build();
    WriteAttempts attempts =
        new WriteAttempts(calls, table, null, CancelSignal.unlimited(), maxRetries);
    try {
      attempts.send(again -> calls.clients().once().transactWriteItems(request));
      return true;
    } catch (TransactionCanceledException e) {
      if (isCondition(e)) {
        Bytes now = attempts.unanswered() ? readManifest() : null;
        return now != null && now.equals(change.manifest());
      }
      if (WriteAttempts.isConflict(e)) {
        return false;
      }
      throw calls.errors().of(e, table);
    }
  }

  private static boolean isCondition(TransactionCanceledException error) {
    return error.hasCancellationReasons()
        && error.cancellationReasons().stream()
            .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
  }

  private List<TransactWriteItem> actions(CatalogChange change) {
    List<TransactWriteItem> actions = new ArrayList<>();
    Bytes expected = change.expectedManifest();
    Map<String, AttributeValue> manifest = key(MANIFEST);
    manifest.put(BYTES, binary(change.manifest()));
    Put.Builder put = Put.builder().tableName(table).item(manifest);
    if (expected == null) {
      put.conditionExpression("attribute_not_exists(#id)")
          .expressionAttributeNames(Map.of("#id", ID));
    } else {
      put.conditionExpression("#bytes = :expected")
          .expressionAttributeNames(Map.of("#bytes", BYTES))
          .expressionAttributeValues(Map.of(":expected", binary(expected)));
    }
    actions.add(TransactWriteItem.builder().put(put.build()).build());
    root(change.root(), expected == null, actions);
    for (StoredCatalog.Entry entry : change.puts()) {
      actions.add(put(item(entry)));
    }
    for (String entry : change.deletes()) {
      Delete delete = Delete.builder().tableName(table).key(key(entry)).build();
      actions.add(TransactWriteItem.builder().delete(delete).build());
    }
    return actions;
  }

  private static Map<String, AttributeValue> item(StoredCatalog.Entry entry) {
    Map<String, AttributeValue> item = key(entry.entry());
    item.put(BYTES, binary(entry.bytes()));
    String name = entry.name();
    if (name != null) {
      item.put(NAME, AttributeValue.fromS(name));
    }
    return item;
  }

  private void root(
      StoredCatalog.@Nullable Root root, boolean first, List<TransactWriteItem> actions) {
    Map<String, AttributeValue> item = key(ROOT);
    if (root != null) {
      item.put(CATALOG_ID, binary(root.catalogId()));
      item.put(BLOB, binary(root.blob()));
      item.put(COMMIT, binary(root.commit()));
    }
    if (root != null && !first) {
      actions.add(put(item));
    } else if (root != null) {
      Put put =
          Put.builder()
              .tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(#id)")
              .expressionAttributeNames(Map.of("#id", ID))
              .build();
      actions.add(TransactWriteItem.builder().put(put).build());
    } else if (first) {
      ConditionCheck check =
          ConditionCheck.builder()
              .tableName(table)
              .key(item)
              .conditionExpression("attribute_not_exists(#id)")
              .expressionAttributeNames(Map.of("#id", ID))
              .build();
      actions.add(TransactWriteItem.builder().conditionCheck(check).build());
    }
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  private DynamoDbClient client() {
    return calls.clients().resending();
  }

  private static Map<String, AttributeValue> key(String entry) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put(ID, CATALOG);
    key.put(ENTRY, AttributeValue.fromS(entry));
    return key;
  }

  private static AttributeValue binary(Bytes bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.toArray()));
  }

  private static Bytes bytes(Map<String, AttributeValue> item, String name) {
    Bytes bytes = optionalBytes(item, name);
    return bytes == null ? NONE : bytes;
  }

  private static @Nullable Bytes optionalBytes(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.b() == null ? null : Bytes.of(value.b().asByteArrayUnsafe());
  }
}
