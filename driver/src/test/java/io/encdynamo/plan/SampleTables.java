package io.encdynamo.plan;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.catalog.IndexDefinition.Kind;
import io.encdynamo.catalog.IndexDefinition.Projection;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.Suites;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.plan.logical.Refused;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.value.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer table (encrypted name, phone and balance; key in clear), its orders (partition and
 * sort key), a mailbox with an encrypted key, a table that the catalog does not list, and three
 * whose size is known: many sales, few shops, hardly any countries. Visits have global indexes,
 * readings a local one, members blind ones.
 */
final class SampleTables implements Tables {
  private static final List<TableSource> ALL =
      List.of(
          table(
              "customer",
              "id",
              null,
              clear("id", SqlType.INTEGER),
              encrypted("name", SqlType.STRING, EncryptionMode.DETERMINISTIC),
              encrypted("phone", SqlType.STRING, EncryptionMode.RANDOMIZED),
              encrypted("balance", SqlType.decimal(12, 2), EncryptionMode.RANDOMIZED),
              clear("city", SqlType.STRING),
              clear("note", SqlType.ANY)),
          table(
              "orders",
              "customer_id",
              "number",
              clear("customer_id", SqlType.INTEGER),
              clear("number", SqlType.INTEGER),
              clear("total", SqlType.decimal(12, 2)),
              clear("placed", SqlType.of(SqlType.Kind.DATE))),
          table(
              "mailbox",
              "email",
              null,
              encrypted("email", SqlType.STRING, EncryptionMode.DETERMINISTIC),
              clear("quota", SqlType.INTEGER)),
          new TableSource.Stored(
              DEFAULT_SCHEMA,
              shape("plain", "k", null, clear("k", SqlType.STRING)),
              false,
              Refused.NONE),
          indexed(
              "visit",
              List.of("id"),
              List.of(
                  index(Kind.GLOBAL, "by_city", Projection.ALL, "city"),
                  index(Kind.GLOBAL, "by_kind", Projection.KEYS, "kind", "day"),
                  index(Kind.GLOBAL, "by_guest", Projection.ALL, "guest", "city")),
              clear("id", SqlType.STRING),
              clear("city", SqlType.STRING),
              clear("kind", SqlType.STRING),
              clear("day", SqlType.of(SqlType.Kind.DATE)),
              encrypted("guest", SqlType.STRING, EncryptionMode.DETERMINISTIC),
              clear("note", SqlType.STRING)),
          indexed(
              "member",
              List.of("id"),
              List.of(index(Kind.GLOBAL, "by_mail", Projection.KEYS, "mail")),
              clear("id", SqlType.STRING),
              blind("mail", SqlType.STRING),
              blind("phone", SqlType.STRING),
              clear("note", SqlType.STRING)),
          indexed(
              "reading",
              List.of("device", "moment"),
              List.of(index(Kind.LOCAL, "by_level", Projection.ALL, "device", "level")),
              clear("device", SqlType.STRING),
              clear("moment", SqlType.INTEGER),
              clear("level", SqlType.INTEGER),
              clear("unit", SqlType.STRING)),
          counted("sale", 1_000_000, "id", "shop", "country", "price"),
          counted("shop", 5_000, "id", "country"),
          counted("country", 200, "id", "continent"));

  static ColumnDefinition clear(String name, SqlType type) {
    return new ColumnDefinition(name, 1, type, false, null, null);
  }

  private static ColumnDefinition encrypted(String name, SqlType type, EncryptionMode mode) {
    Encryption encryption =
        new Encryption(mode, Suites.defaultFor(mode), Id16.random(), null, false, 0);
    return new ColumnDefinition(name, 1, type, false, null, encryption);
  }

  private static ColumnDefinition blind(String name, SqlType type) {
    Encryption encryption =
        new Encryption(EncryptionMode.RANDOMIZED, Suites.ROW_GCM, Id16.random(), null, false, 16);
    return new ColumnDefinition(name, 1, type, false, null, encryption);
  }

  private static TableSource table(
      String name, String partition, @Nullable String sort, ColumnDefinition... columns) {
    return new TableSource.Stored(
        DEFAULT_SCHEMA, shape(name, partition, sort, columns), true, Refused.NONE);
  }

  private static IndexDefinition index(
      Kind kind, String name, Projection projection, String partition, String... sort) {
    return new IndexDefinition(
        name, kind, partition, sort.length == 0 ? null : sort[0], projection, List.of());
  }

  private static TableSource indexed(
      String name, List<String> key, List<IndexDefinition> indexes, ColumnDefinition... columns) {
    TableShape shape =
        new TableShape(
            name,
            TableShape.Form.DECLARED,
            List.of(columns),
            key.get(0),
            key.size() > 1 ? key.get(1) : null,
            indexes,
            0);
    return new TableSource.Stored(DEFAULT_SCHEMA, shape, true, Refused.NONE);
  }

  /** Numbers in clear, the first of them the key. */
  private static TableSource counted(String name, long items, String... columns) {
    ColumnDefinition[] numbers =
        Arrays.stream(columns)
            .map(column -> clear(column, SqlType.INTEGER))
            .toArray(ColumnDefinition[]::new);
    return new TableSource.Stored(
        DEFAULT_SCHEMA, shape(name, columns[0], null, items, numbers), true, Refused.NONE);
  }

  private static TableShape shape(
      String name, String partition, @Nullable String sort, ColumnDefinition... columns) {
    return shape(name, partition, sort, 0, columns);
  }

  private static TableShape shape(
      String name,
      String partition,
      @Nullable String sort,
      long items,
      ColumnDefinition... columns) {
    return new TableShape(
        name,
        TableShape.Form.DECLARED,
        List.of(columns),
        partition,
        sort,
        List.<IndexDefinition>of(),
        items);
  }

  @Override
  public @Nullable String schema(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(DEFAULT_SCHEMA) ? lower : null;
  }

  @Override
  public @Nullable TableSource find(String schema, String name, boolean quoted) {
    return ALL.stream()
        .filter(t -> quoted ? t.name().equals(name) : t.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<ColumnDefinition> columns(TableSource.Stored table) {
    return table.shape().columns();
  }

  @Override
  public List<String> names(String schema) {
    return ALL.stream().map(TableSource::name).toList();
  }
}
