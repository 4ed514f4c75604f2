package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The tables of DynamoDB, as such. Safe for use by several threads. */
public final class Tables {
  private static final Duration FIRST_LOOK = Duration.ofMillis(20);
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Calls calls;

  Tables(Calls calls) {
    this.calls = calls;
  }

  /**
   * Makes a table, paid for on demand, and waits until it and its indexes are ACTIVE. Encrypted key
   * columns are stored as B.
   *
   * @param deletionProtection whether DynamoDB refuses to delete it
   * @param timeout the longest wait
   * @throws DriverException 42S01 if there is one; 42000 for a key column of a type that cannot be
   *     one; HYT00 if it takes too long, while DynamoDB goes on making it
   */
  public void create(
      TableShape shape, boolean deletionProtection, Duration timeout, CancelSignal signal) {
    CreateTableRequest request = request(shape, deletionProtection);
    try {
      calls.clients().resending().createTable(request);
    } catch (ResourceInUseException e) {
      throw new DriverException(ErrorCode.TABLE_EXISTS, shape.name(), " in DynamoDB");
    } catch (SdkException e) {
      throw calls.errors().of(e, shape.name());
    }
    awaitActive(shape.name(), timeout, signal);
  }

  /**
   * Waits until a table and its indexes are ACTIVE.
   *
   * @throws DriverException 42S02 if there is none; HYT00
   */
  public void awaitActive(String name, Duration timeout, CancelSignal signal) {
    await(name, timeout, signal, Tables::isActive);
  }

  /**
   * Deletes a table and waits until it is gone.
   *
   * @return false if there was none
   * @throws DriverException 42S01 if it is being made or changed; HYT00
   */
  public boolean delete(String name, Duration timeout, CancelSignal signal) {
    try {
      calls.clients().resending().deleteTable(request -> request.tableName(name));
    } catch (ResourceNotFoundException e) {
      return false;
    } catch (SdkException e) {
      throw calls.errors().of(e, name);
    }
    await(name, timeout, signal, description -> description == null);
    return true;
  }

  /**
   * A table as DynamoDB describes it: key columns by what they are stored as, nothing encrypted,
   * how many items it had some hours ago.
   *
   * @return null if there is none
   */
  public @Nullable TableShape describe(String name, CancelSignal signal) {
    TableDescription description = description(name, signal);
    return description == null ? null : shape(description);
  }

  /** The names of all tables. */
  public List<String> list(CancelSignal signal) {
    List<String> names = new ArrayList<>();
    String last = null;
    do {
      ListTablesRequest request =
          ListTablesRequest.builder()
              .exclusiveStartTableName(last)
              .overrideConfiguration(Calls.within(signal))
              .build();
      ListTablesResponse page =
          calls.call("", () -> calls.clients().resending().listTables(request));
      names.addAll(page.tableNames());
      last = page.lastEvaluatedTableName();
    } while (last != null);
    return names;
  }

  private @Nullable TableDescription description(String name, CancelSignal signal) {
    DescribeTableRequest request =
        DescribeTableRequest.builder()
            .tableName(name)
            .overrideConfiguration(Calls.within(signal))
            .build();
    try {
      return calls.clients().resending().describeTable(request).table();
    } catch (ResourceNotFoundException e) {
      return null;
    } catch (SdkException e) {
      throw calls.errors().of(e, name);
    }
  }

  private void await(
      String name,
      Duration timeout,
      CancelSignal signal,
      Predicate<@Nullable TableDescription> reached) {
    long end = System.nanoTime() + timeout.toNanos();
    Duration pause = FIRST_LOOK;
    while (!reached.test(description(name, signal))) {
      if (System.nanoTime() - end >= 0) {
        throw new DriverException(
            ErrorCode.TIMEOUT,
            "Waiting for table '" + name + "'",
            timeout.toSeconds() + " seconds");
      }
      Backoff.sleep(pause, signal);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_BETWEEN_LOOKS) > 0 ? LONGEST_BETWEEN_LOOKS : longer;
    }
  }

  /** A table just made may not be seen for a moment. */
  private static boolean isActive(@Nullable TableDescription description) {
    return description != null
        && description.tableStatus() == TableStatus.ACTIVE
        && description.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexStatus)
            .allMatch(status -> status == null || status == IndexStatus.ACTIVE);
  }

  private static CreateTableRequest request(TableShape shape, boolean deletionProtection) {
    Set<String> keys = new LinkedHashSet<>();
    shape.keyColumns().forEach(column -> keys.add(column.name()));
    List<GlobalSecondaryIndex> global = new ArrayList<>();
    List<LocalSecondaryIndex> local = new ArrayList<>();
    TableShape stored = shape.asStored();
    for (IndexDefinition index : stored.indexes()) {
      String sortKey = index.sortKey();
      keys.add(index.partitionKey());
      if (sortKey != null) {
        keys.add(sortKey);
      }
      List<KeySchemaElement> schema = schema(index.partitionKey(), sortKey);
      switch (index.kind()) {
        case GLOBAL ->
            global.add(
                GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(schema)
                    .projection(projection(index))
                    .build());
        case LOCAL ->
            local.add(
                LocalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(schema)
                    .projection(projection(index))
                    .build());
      }
    }
    return CreateTableRequest.builder()
        .tableName(shape.name())
        .keySchema(schema(shape.partitionKey(), shape.sortKey()))
        .attributeDefinitions(
            keys.stream()
                .map(
                    key ->
                        attribute(
                            Objects.requireNonNullElse(shape.knownColumn(key), stored.column(key))))
                .toList())
        .globalSecondaryIndexes(global.isEmpty() ? null : global)
        .localSecondaryIndexes(local.isEmpty() ? null : local)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .deletionProtectionEnabled(deletionProtection)
        .build();
  }

  private static List<KeySchemaElement> schema(String partitionKey, @Nullable String sortKey) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(
        KeySchemaElement.builder().attributeName(partitionKey).keyType(KeyType.HASH).build());
    if (sortKey != null) {
      schema.add(KeySchemaElement.builder().attributeName(sortKey).keyType(KeyType.RANGE).build());
    }
    return schema;
  }

  private static AttributeDefinition attribute(ColumnDefinition column) {
    String type = column.isEncrypted() ? AttributeType.BINARY : AttributeType.of(column.type());
    ScalarAttributeType scalar = ScalarAttributeType.fromValue(type);
    if (type == null || scalar == ScalarAttributeType.UNKNOWN_TO_SDK_VERSION) {
      throw new DriverException(
          ErrorCode.STATEMENT_INVALID,
          "Key column '"
              + column.name()
              + "' is of type "
              + column.type()
              + "; DynamoDB's keys are strings, numbers, dates, times or BINARY");
    }
    return AttributeDefinition.builder().attributeName(column.name()).attributeType(scalar).build();
  }

  private static Projection projection(IndexDefinition index) {
    return switch (index.projection()) {
      case ALL -> Projection.builder().projectionType(ProjectionType.ALL).build();
      case KEYS -> Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
      case INCLUDE ->
          Projection.builder()
              .projectionType(ProjectionType.INCLUDE)
              .nonKeyAttributes(index.included())
              .build();
    };
  }

  private static TableShape shape(TableDescription description) {
    List<IndexDefinition> indexes = new ArrayList<>();
    for (var index : description.globalSecondaryIndexes()) {
      if (index.indexStatus() == IndexStatus.ACTIVE) {
        indexes.add(
            index(
                index.indexName(),
                IndexDefinition.Kind.GLOBAL,
                index.keySchema(),
                index.projection()));
      }
    }
    for (var index : description.localSecondaryIndexes()) {
      indexes.add(
          index(
              index.indexName(),
              IndexDefinition.Kind.LOCAL,
              index.keySchema(),
              index.projection()));
    }
    Long count = description.itemCount();
    return new TableShape(
        description.tableName(),
        TableShape.Form.STORED,
        description.attributeDefinitions().stream().map(Tables::column).toList(),
        partitionKey(description.keySchema()),
        sortKey(description.keySchema()),
        indexes,
        count == null ? 0 : count);
  }

  private static IndexDefinition index(
      String name,
      IndexDefinition.Kind kind,
      List<KeySchemaElement> schema,
      @Nullable Projection projection) {
    ProjectionType type = projection == null ? ProjectionType.ALL : projection.projectionType();
    return new IndexDefinition(
        name,
        kind,
        partitionKey(schema),
        sortKey(schema),
        switch (type) {
          case KEYS_ONLY -> IndexDefinition.Projection.KEYS;
          case INCLUDE -> IndexDefinition.Projection.INCLUDE;
          case ALL, UNKNOWN_TO_SDK_VERSION -> IndexDefinition.Projection.ALL;
        },
        projection == null ? List.of() : projection.nonKeyAttributes());
  }

  private static String partitionKey(List<KeySchemaElement> schema) {
    return schema.stream()
        .filter(element -> element.keyType() == KeyType.HASH)
        .map(KeySchemaElement::attributeName)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Every table has a partition key"));
  }

  private static @Nullable String sortKey(List<KeySchemaElement> schema) {
    return schema.stream()
        .filter(element -> element.keyType() == KeyType.RANGE)
        .map(KeySchemaElement::attributeName)
        .findFirst()
        .orElse(null);
  }

  private static ColumnDefinition column(AttributeDefinition attribute) {
    return TableShape.undeclared(
        attribute.attributeName(), AttributeType.sqlType(attribute.attributeTypeAsString()));
  }
}
