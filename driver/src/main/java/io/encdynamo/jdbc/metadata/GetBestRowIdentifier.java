package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link DatabaseMetaData#getBestRowIdentifier}: the columns of the primary key. */
public final class GetBestRowIdentifier {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .small("SCOPE")
          .text("COLUMN_NAME")
          .integer("DATA_TYPE")
          .text("TYPE_NAME")
          .nullableInteger("COLUMN_SIZE")
          .nullableInteger("BUFFER_LENGTH")
          .nullableSmall("DECIMAL_DIGITS")
          .small("PSEUDO_COLUMN")
          .list();

  private GetBestRowIdentifier() {}

  /** The key of a table. It never changes and is never NULL, so that any scope is served. */
  public static MetadataResult run(
      Session session, @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    Set<String> keys = new HashSet<>();
    try (var rows =
        KeyColumns.of(catalog, schema, table)
            .run(session, "ordinal_position", COLUMNS, row -> new Row().value(row[2]))
            .rows()) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        if (row[0].force() instanceof StringValue name) {
          keys.add(name.value());
        }
      }
    }
    List<Row> identifiers = new ArrayList<>();
    try (var rows =
        new SchemaQuery("column_name, jdbc_type, data_type, column_size, decimal_digits", "columns")
            .catalog(catalog)
            .equal("table_schema", schema)
            .equal("table_name", table)
            .among("column_name", keys.toArray(String[]::new))
            .run(session, "ordinal_position", COLUMNS, GetBestRowIdentifier::row)
            .rows()) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        identifiers.add(Row.of(row));
      }
    }
    return MetadataResult.of(COLUMNS, identifiers);
  }

  private static Row row(Value[] column) {
    return new Row()
        .number(DatabaseMetaData.bestRowSession)
        .value(column[0])
        .value(column[1])
        .value(column[2])
        .value(column[3])
        .nulls(1)
        .value(column[4])
        .value(new IntegerValue(DatabaseMetaData.bestRowNotPseudo));
  }
}
