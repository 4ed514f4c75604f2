package io.encdynamo.session.information;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.JobEntry;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.plan.logical.TableSource.Virtual;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.session.context.Context;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.TypeDescription;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimestampValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The tables of {@code information_schema} (SQL:2016 part 11), with two of the driver's own. */
public final class SystemTables {
  private static final String TABLE = "BASE TABLE";

  private static final Map<String, SystemTable> ALL = new LinkedHashMap<>();

  private record SystemTable(
      Virtual table, BiFunction<Context, CancelSignal, List<Value[]>> rows) {}

  static {
    add("schemata", SystemTables::schemata, text("catalog_name"), text("schema_name"));
    add(
        "tables",
        SystemTables::tables,
        text("table_schema"),
        text("table_name"),
        text("table_type"),
        text("remarks"));
    add(
        "columns",
        SystemTables::columns,
        text("table_schema"),
        text("table_name"),
        text("column_name"),
        number("ordinal_position"),
        text("data_type"),
        number("jdbc_type"),
        number("column_size"),
        number("decimal_digits"),
        text("is_nullable"),
        text("column_default"),
        text("remarks"));
    add(
        "key_column_usage",
        SystemTables::keyColumns,
        text("table_schema"),
        text("table_name"),
        text("column_name"),
        number("ordinal_position"),
        text("constraint_name"));
    add(
        "encryption_keys",
        SystemTables::keys,
        text("key_name"),
        text("provider"),
        number("version"),
        text("state"));
    add(
        "encrypted_columns",
        SystemTables::encryptedColumns,
        text("table_schema"),
        text("table_name"),
        text("column_name"),
        text("mode"),
        text("suite"),
        text("key_name"));
    add(
        "jobs",
        SystemTables::jobs,
        text("table_schema"),
        text("table_name"),
        text("column_name"),
        text("job"),
        text("state"),
        new Virtual.Column("clear_until", SqlType.of(SqlType.Kind.ZONED_TIMESTAMP), false));
  }

  private SystemTables() {}

  private static Virtual.Column text(String name) {
    return new Virtual.Column(name, SqlType.STRING, true);
  }

  private static Virtual.Column number(String name) {
    return new Virtual.Column(name, SqlType.INTEGER, true);
  }

  private static void add(
      String name,
      BiFunction<Context, CancelSignal, List<Value[]>> rows,
      Virtual.Column... columns) {
    ALL.put(
        name,
        new SystemTable(new Virtual(Tables.INFORMATION_SCHEMA, name, List.of(columns)), rows));
  }

  /** The table of a name, in any case; null if there is none. */
  public static @Nullable Virtual find(String name) {
    for (SystemTable table : ALL.values()) {
      if (table.table().name().equalsIgnoreCase(name)) {
        return table.table();
      }
    }
    return null;
  }

  /** The names of the tables. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The rows of a table, made when they are first asked for. */
  public static RowCursor open(Virtual table, Context context, CancelSignal signal) {
    SystemTable found = ALL.get(table.name());
    if (found == null) {
      throw new IllegalArgumentException(table.name());
    }
    return Operators.values(found.rows().apply(context, signal));
  }

  /** The rows of SHOW TABLES: name, type, remarks. */
  public static List<List<String>> tableList(Context context, CancelSignal signal) {
    TableList tables = new TableList(context, signal);
    return tables.names().stream()
        .map(name -> List.of(name, TABLE, remarks(tables, name)))
        .toList();
  }

  private static String remarks(TableList tables, String name) {
    return tables.entry(name) == null ? "not in the catalog: read as stored" : "";
  }

  private static List<Value[]> schemata(Context context, CancelSignal signal) {
    List<Value[]> rows = new ArrayList<>();
    for (String schema :
        List.of(Tables.CIPHERTEXT_SCHEMA, Tables.DEFAULT_SCHEMA, Tables.INFORMATION_SCHEMA)) {
      rows.add(row(NullValue.NULL, of(schema)));
    }
    return rows;
  }

  private static List<Value[]> tables(Context context, CancelSignal signal) {
    TableList tables = new TableList(context, signal);
    List<Value[]> rows = new ArrayList<>();
    for (String name : tables.names()) {
      rows.add(row(of(Tables.DEFAULT_SCHEMA), of(name), of("TABLE"), of(remarks(tables, name))));
      rows.add(
          row(
              of(Tables.CIPHERTEXT_SCHEMA),
              of(name),
              of("TABLE"),
              of("as DynamoDB stores it, nothing decrypted")));
    }
    for (String name : names()) {
      rows.add(row(of(Tables.INFORMATION_SCHEMA), of(name), of("SYSTEM TABLE"), of("")));
    }
    return rows;
  }

  private static List<Value[]> columns(Context context, CancelSignal signal) {
    List<Value[]> rows = new ArrayList<>();
    for (TableShape shape : new TableList(context, signal).shapes()) {
      addColumns(rows, Tables.DEFAULT_SCHEMA, shape, context.snapshot());
      addColumns(rows, Tables.CIPHERTEXT_SCHEMA, shape.asStored(), null);
    }
    for (SystemTable system : ALL.values()) {
      int position = 0;
      for (Virtual.Column column : system.table().columns()) {
        rows.add(
            column(
                Tables.INFORMATION_SCHEMA,
                system.table().name(),
                column.name(),
                ++position,
                column.type(),
                column.nullable(),
                ""));
      }
    }
    return rows;
  }

  private static void addColumns(
      List<Value[]> rows, String schema, TableShape shape, @Nullable CatalogSnapshot snapshot) {
    int position = 0;
    for (ColumnDefinition column : shape.columns()) {
      if (!column.name().startsWith("$")) {
        rows.add(
            column(
                schema,
                shape.name(),
                column.name(),
                ++position,
                column.type(),
                !column.notNull() && !shape.isKey(column.name()),
                EncryptionText.sql(column, snapshot)));
      }
    }
  }

  private static Value[] column(
      String schema,
      String table,
      String name,
      int position,
      SqlType type,
      boolean nullable,
      String remarks) {
    TypeDescription description = TypeDescription.of(type);
    return row(
        of(schema),
        of(table),
        of(name),
        new IntegerValue(position),
        of(type.sql()),
        new IntegerValue(description.typeCode()),
        new IntegerValue(description.precision()),
        new IntegerValue(description.scale()),
        of(nullable ? "YES" : "NO"),
        NullValue.NULL,
        of(remarks));
  }

  private static List<Value[]> keyColumns(Context context, CancelSignal signal) {
    List<Value[]> rows = new ArrayList<>();
    for (TableShape shape : new TableList(context, signal).shapes()) {
      for (String schema : List.of(Tables.DEFAULT_SCHEMA, Tables.CIPHERTEXT_SCHEMA)) {
        int position = 0;
        for (ColumnDefinition column : shape.keyColumns()) {
          rows.add(
              row(
                  of(schema),
                  of(shape.name()),
                  of(column.name()),
                  new IntegerValue(++position),
                  of("primary key")));
        }
      }
    }
    return rows;
  }

  private static List<Value[]> keys(Context context, CancelSignal signal) {
    List<Value[]> rows = new ArrayList<>();
    CatalogSnapshot snapshot = context.snapshot();
    if (snapshot != null) {
      for (KeyEntry key : snapshot.keys()) {
        String uri = key.provider();
        for (KeyVersion version : key.versions()) {
          rows.add(
              row(
                  of(key.name()),
                  of(uri == null ? "the master key of the connection" : scheme(uri)),
                  new IntegerValue(version.kvid()),
                  of(version.state().name())));
        }
      }
    }
    return rows;
  }

  /** Only the kind of provider: what stands behind it is nobody's business. */
  private static String scheme(String uri) {
    int colon = uri.indexOf(':');
    return colon < 0 ? uri : uri.substring(0, colon);
  }

  private static List<Value[]> encryptedColumns(Context context, CancelSignal signal) {
    List<Value[]> rows = new ArrayList<>();
    CatalogSnapshot snapshot = context.snapshot();
    if (snapshot != null) {
      snapshot
          .tables()
          .forEach(
              table -> {
                for (ColumnDefinition column : table.columns()) {
                  Encryption encryption = column.encryption();
                  if (encryption != null) {
                    rows.add(
                        row(
                            of(Tables.DEFAULT_SCHEMA),
                            of(table.name()),
                            of(column.name()),
                            of(encryption.mode().name()),
                            of(encryption.suite().sqlName()),
                            of(EncryptionText.keyName(encryption, snapshot))));
                  }
                }
              });
    }
    return rows;
  }

  private static List<Value[]> jobs(Context context, CancelSignal signal) {
    List<Value[]> rows = new ArrayList<>();
    CatalogSnapshot snapshot = context.snapshot();
    if (snapshot != null) {
      for (JobEntry job : snapshot.jobs()) {
        TableEntry table = snapshot.table(job.tableId());
        if (table != null) {
          for (ColumnDefinition column : table.columns()) {
            if (column.columnId() == job.columnId()) {
              rows.add(
                  row(
                      of(Tables.DEFAULT_SCHEMA),
                      of(table.name()),
                      of(column.name()),
                      of(job.kind().name()),
                      of(job.state().name()),
                      new ZonedTimestampValue(
                          Instant.ofEpochSecond(job.until()).atOffset(ZoneOffset.UTC))));
            }
          }
        }
      }
    }
    return rows;
  }

  private static Value of(String text) {
    return new StringValue(text);
  }

  private static Value[] row(Value... values) {
    return values;
  }
}
