package io.encdynamo.session.information;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.plan.logical.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What DESCRIBE and SHOW CREATE TABLE say of a table. */
public final class TableText {
  private TableText() {}

  /** A row for each column: name, type, YES or NO, its part in the key, how it is encrypted. */
  public static List<List<String>> describe(
      TableSource source, @Nullable CatalogSnapshot snapshot) {
    List<List<String>> rows = new ArrayList<>();
    if (source instanceof TableSource.Virtual virtual) {
      for (TableSource.Virtual.Column column : virtual.columns()) {
        rows.add(
            List.of(column.name(), column.type().sql(), column.nullable() ? "YES" : "NO", "", ""));
      }
      return rows;
    }
    TableShape shape = ((TableSource.Stored) source).shape();
    for (ColumnDefinition column : shape.columns()) {
      boolean key = shape.isKey(column.name());
      rows.add(
          List.of(
              column.name(),
              column.type().sql(),
              column.notNull() || key ? "NO" : "YES",
              column.name().equals(shape.partitionKey()) ? "partition key" : key ? "sort key" : "",
              EncryptionText.sql(column, snapshot)));
    }
    return rows;
  }

  /** The statement that declares a table. */
  public static String create(TableSource.Stored table, @Nullable CatalogSnapshot snapshot) {
    TableShape shape = table.shape();
    List<String> lines = new ArrayList<>();
    for (ColumnDefinition column : shape.columns()) {
      String encryption = EncryptionText.sql(column, snapshot);
      lines.add(
          Quoting.name(column.name())
              + " "
              + column.type().sql()
              + (column.notNull() ? " NOT NULL" : "")
              + (encryption.isEmpty() ? "" : " " + encryption));
    }
    String sort = shape.sortKey();
    lines.add(
        "PRIMARY KEY ("
            + Quoting.name(shape.partitionKey())
            + (sort == null ? "" : ", " + Quoting.name(sort))
            + ")");
    shape.indexes().forEach(index -> lines.add(create(index)));
    return "CREATE TABLE "
        + Quoting.name(shape.name())
        + " (\n  "
        + String.join(",\n  ", lines)
        + "\n)";
  }

  private static String create(IndexDefinition index) {
    String sort = index.sortKey();
    return index.kind()
        + " INDEX "
        + Quoting.name(index.name())
        + " ("
        + Quoting.name(index.partitionKey())
        + (sort == null ? "" : ", " + Quoting.name(sort))
        + ") PROJECTION "
        + index.projection()
        + (index.included().isEmpty()
            ? ""
            : index.included().stream()
                .map(Quoting::name)
                .collect(Collectors.joining(", ", " (", ")")));
  }
}
