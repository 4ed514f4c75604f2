package io.encdynamo.local.store;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.dynamo.ClientSettings;
import io.encdynamo.dynamo.DynamoClient;
import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.local.endpoint.LocalEndpointProvider;
import io.encdynamo.spi.EndpointProvider;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** DynamoDB Local with a catalog, for tests that go below SQL. */
final class Store implements AutoCloseable {
  static final ReadContext.Options OPTIONS = new ReadContext.Options(false, 0, 2, false);
  private static final AtomicInteger TABLES = new AtomicInteger();

  final EndpointProvider.Endpoint endpoint = new LocalEndpointProvider().open(null);
  final DynamoClient client = DynamoClient.open(settings(endpoint.uri()));
  final Catalog catalog =
      Catalog.open(
          client.catalogStore("encdynamo_catalog", endpoint.instance()),
          "encdynamo_catalog",
          KeyProviders.master(endpoint.masterKey()),
          new KeyProviders(Set.of(), name -> null),
          new Catalog.Settings(null, Duration.ofMinutes(5)));

  Store() {
    catalog.create(true, Duration.ofSeconds(60));
  }

  static ClientSettings settings(URI endpoint) {
    return new ClientSettings(
        endpoint,
        null,
        new ClientSettings.Anybody(),
        null,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        8,
        20,
        null,
        null);
  }

  static TableDefinition.Column plain(String name, SqlType type) {
    return new TableDefinition.Column(name, type, false, null, null);
  }

  static TableDefinition.Column encrypted(String name, SqlType type, EncryptionMode mode) {
    return new TableDefinition.Column(
        name, type, false, null, new TableDefinition.Encrypted(mode, null, null, null, false, 0));
  }

  /** Registers and makes a table with a name of its own. */
  Table table(TableDefinition definition) {
    TableEntry entry =
        catalog.createTable(
            new TableDefinition(
                definition.name() + TABLES.incrementAndGet(),
                definition.columns(),
                definition.partitionKey(),
                definition.sortKey(),
                definition.indexes()));
    TableShape shape = TableShape.declared(entry, 0);
    client.tables().create(shape, false, Duration.ofSeconds(30), CancelSignal.unlimited());
    return new Table(shape, catalog.ciphers(catalog.snapshot(), entry));
  }

  /** A table and what one does with it. */
  final class Table {
    final TableShape shape;
    final TableCiphers ciphers;

    Table(TableShape shape, TableCiphers ciphers) {
      this.shape = shape;
      this.ciphers = ciphers;
    }

    /** Inserts an item of the values of all columns, in their order. */
    void insert(Value... values) {
      client.write(new Write.Insert(shape, item(values)), ciphers, CancelSignal.unlimited());
    }

    List<Write.Attribute> item(Value... values) {
      List<Write.Attribute> item = new ArrayList<>();
      List<ColumnDefinition> columns = shape.columns();
      for (int i = 0; i < values.length; i++) {
        item.add(new Write.Attribute(columns.get(i).name(), values[i]));
      }
      return item;
    }

    long write(Write write) {
      return client.write(write, ciphers, CancelSignal.unlimited());
    }

    List<List<Value>> read(AccessPath path, ServerFilter filter, String... columns) {
      return read(new Read(shape, List.of(columns), path, filter, true, 0), context());
    }

    List<List<Value>> read(Read read, ReadContext context) {
      List<List<Value>> rows = new ArrayList<>();
      boolean stored = read.table().form() == TableShape.Form.STORED;
      try (RowCursor cursor = client.read(read, stored ? null : ciphers, context)) {
        for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
          List<Value> values = new ArrayList<>();
          for (Value value : row) {
            values.add(value.force());
          }
          rows.add(values);
        }
      }
      return rows;
    }
  }

  static ReadContext context() {
    return new ReadContext(CancelSignal.unlimited(), OPTIONS);
  }

  static Value text(String value) {
    return new StringValue(value);
  }

  static Value number(long value) {
    return new IntegerValue(value);
  }

  @Override
  public void close() {
    catalog.close();
    client.close();
    endpoint.close();
  }
}
