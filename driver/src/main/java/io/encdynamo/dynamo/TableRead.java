package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.KeyLookup;
import io.encdynamo.dynamo.access.KeyLookups;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** One read on its way: what its requests have in common. */
final class TableRead {
  /** DynamoDB's limit for BatchGetItem. */
  static final int MOST_BATCH_KEYS = 100;

  private final Read read;
  private final BoundTable table;
  private final ReadContext context;
  private final RowDecoder decoder;
  private final Calls calls;
  private final ExecutorService threads;
  private final Set<Integer> searched;

  TableRead(
      Read read, BoundTable table, ReadContext context, Calls calls, ExecutorService threads) {
    this.read = read;
    this.table = table;
    this.context = context;
    this.decoder = new RowDecoder(table, read.columns(), context);
    this.calls = calls;
    this.threads = threads;
    this.searched = table.liveVersions();
  }

  RowCursor open() {
    AccessPath path = read.path();
    if (path instanceof KeyLookup lookup) {
      List<Map<String, AttributeValue>> forms = table.keyForms(lookup.key());
      return forms.size() == 1
          ? new LookupCursor(new ItemRequest(this, forms.get(0)), decoder, context)
          : pages(() -> batches(forms), context.options().parallelism());
    }
    if (path instanceof KeyLookups lookups) {
      return pages(() -> batches(distinct(lookups)), context.options().parallelism());
    }
    if (path instanceof QueryPath query) {
      return pages(
          () -> queries(query),
          query.order() == QueryPath.Order.ANY ? context.options().parallelism() : 1);
    }
    if (path instanceof ScanPath scan) {
      return pages(() -> scans(scan), scan.segments());
    }
    throw new IllegalStateException("A path is one of those");
  }

  private RowCursor pages(Supplier<List<PageSource>> sources, int parallelism) {
    if (!table.isMoving()) {
      return cursor(sources.get(), parallelism);
    }
    MovingItems.Keys keys = new MovingItems.Keys(table);
    return new MovingItems(() -> cursor(keys.each(sources.get()), parallelism), read.limit());
  }

  private RowCursor cursor(List<PageSource> sources, int parallelism) {
    // a budget is kept exactly by asking for one page after another
    int atATime = context.options().readBudget() > 0 ? 1 : parallelism;
    return new PageCursor(sources, decoder, context, threads, atATime, read.limit());
  }

  /** DynamoDB refuses a batch that holds a key twice. */
  private List<Map<String, AttributeValue>> distinct(KeyLookups lookups) {
    Map<Object, Map<String, AttributeValue>> keys = new LinkedHashMap<>();
    for (PrimaryKey key : lookups.keys()) {
      for (Map<String, AttributeValue> form : table.keyForms(key)) {
        keys.putIfAbsent(StoredEquality.canonical(form), form);
      }
    }
    return List.copyOf(keys.values());
  }

  private List<PageSource> batches(List<Map<String, AttributeValue>> keys) {
    List<PageSource> sources = new ArrayList<>();
    for (int at = 0; at < keys.size(); at += MOST_BATCH_KEYS) {
      sources.add(
          new BatchPages(this, keys.subList(at, Math.min(at + MOST_BATCH_KEYS, keys.size()))));
    }
    return sources;
  }

  private List<PageSource> queries(QueryPath query) {
    IndexDefinition index = index(query.index());
    String partitionKey = index == null ? table.shape().partitionKey() : index.partitionKey();
    String sortKey = index == null ? table.shape().sortKey() : index.sortKey();
    Set<AttributeValue> partitions = new LinkedHashSet<>();
    for (Value value : query.partitions()) {
      if (!BoundTable.isAbsent(value)) {
        // DynamoDB refuses to look for what it refuses to store
        table.forms(partitionKey, value).stream()
            .filter(ItemSize::isPartitionKey)
            .forEach(partitions::add);
      }
    }
    List<PageSource> sources = new ArrayList<>();
    for (AttributeValue partition : partitions) {
      for (KeyCondition condition :
          KeyCondition.all(
              table.searchAttribute(partitionKey), partition, sortKey, query.sort(), table)) {
        sources.add(
            new QueryPages(
                this, query.index(), condition, query.order() != QueryPath.Order.DESCENDING));
      }
    }
    return sources;
  }

  private List<PageSource> scans(ScanPath scan) {
    List<PageSource> sources = new ArrayList<>();
    for (int segment = 0; segment < scan.segments(); segment++) {
      sources.add(new ScanPages(this, scan.index(), segment, scan.segments()));
    }
    return sources;
  }

  private @Nullable IndexDefinition index(@Nullable String name) {
    if (name == null) {
      return null;
    }
    IndexDefinition index = table.shape().index(name);
    if (index == null) {
      throw new IllegalArgumentException("A path goes through an index of its table");
    }
    return index;
  }

  /**
   * The time limit of the next request, which is to be sent at once: what was planned is checked
   * against the catalog before.
   *
   * @throws DriverException 40001 if the table was altered since, or keys are looked up in the
   *     forms of too few versions
   */
  @Nullable AwsRequestOverrideConfiguration within() {
    table.check();
    if (looksUpCiphertext() && !table.writesOnly(searched)) {
      throw new DriverException(ErrorCode.TABLE_CHANGED, table.name());
    }
    return Calls.within(context.signal());
  }

  /** Whether the path was made of encrypted keys, once for all requests. */
  private boolean looksUpCiphertext() {
    return table.isEncrypted() && !(read.path() instanceof ScanPath);
  }

  Calls calls() {
    return calls;
  }

  BoundTable table() {
    return table;
  }

  ReadContext context() {
    return context;
  }

  /** Consistent, where DynamoDB can be: not through a global index. */
  boolean consistent(@Nullable String indexName) {
    IndexDefinition index = index(indexName);
    return read.consistent() && (index == null || index.kind() == IndexDefinition.Kind.LOCAL);
  }

  /** Whether DynamoDB is asked to count and to send no items. */
  boolean onlyCounts() {
    return read.columns().isEmpty() && !table.isMoving();
  }

  /** The projection, its names added to the expression; null for the whole item. */
  @Nullable String projection(Expression expression) {
    Set<String> attributes = decoder.attributes();
    return attributes == null
        ? null
        : attributes.stream().map(expression::name).collect(Collectors.joining(","));
  }

  /** The projection where DynamoDB cannot count: the key, if nothing else is wanted. */
  @Nullable String projectionOfSomething(Expression expression) {
    return onlyCounts()
        ? table.shape().keyColumns().stream()
            .map(ColumnDefinition::name)
            .map(expression::name)
            .collect(Collectors.joining(","))
        : projection(expression);
  }

  /** The filter, its names and values added to the expression; null for none. */
  @Nullable String filter(Expression expression) {
    ServerFilter filter = read.filter();
    return filter == null ? null : FilterText.of(filter, table, expression);
  }

  /** The most items the next page is to evaluate; null for as many as fit into 1 MB. */
  @Nullable Integer pageLimit() {
    long wanted = read.limit() > 0 && read.filter() == null ? read.limit() : Long.MAX_VALUE;
    long most = Math.min(wanted, context.itemsToTheBudget());
    return most >= Integer.MAX_VALUE ? null : Math.toIntExact(most);
  }

  @Nullable ReturnConsumedCapacity returnCapacity() {
    return context.options().countCapacity() ? ReturnConsumedCapacity.TOTAL : null;
  }

  /** Counts what an answer brought, and keeps the budget. */
  void answered(int evaluated, int returned, @Nullable ConsumedCapacity capacity) {
    double units = capacity == null ? 0 : Objects.requireNonNullElse(capacity.capacityUnits(), 0.0);
    context.answered(evaluated, returned, units);
  }

  /**
   * Sees to it that what came is what was asked for: a value that is authentic in another row must
   * not be taken for one of this row.
   *
   * @throws DriverException 5E001
   */
  void checkAttribute(Map<String, AttributeValue> item, String key, AttributeValue asked) {
    if (!decoder.fetchesKey() || !table.isEncrypted()) {
      return;
    }
    AttributeValue came = item.get(key);
    if (came == null || !StoredEquality.canonical(came).equals(StoredEquality.canonical(asked))) {
      throw notTheItem(key);
    }
  }

  /** The same for a full key among several. */
  void checkKey(Map<String, AttributeValue> item, Set<Object> asked) {
    if (!decoder.fetchesKey() || !table.isEncrypted()) {
      return;
    }
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (ColumnDefinition column : table.shape().keyColumns()) {
      AttributeValue part = item.get(column.name());
      if (part != null) {
        key.put(column.name(), part);
      }
    }
    if (!asked.contains(StoredEquality.canonical(key))) {
      throw notTheItem(table.shape().partitionKey());
    }
  }

  private DriverException notTheItem(String key) {
    return new DriverException(ErrorCode.NOT_AUTHENTIC, key, table.name());
  }
}
