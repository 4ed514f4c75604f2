package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link java.sql.DatabaseMetaData#getPrimaryKeys}: partition key and sort key. */
public final class GetPrimaryKeys {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .text("COLUMN_NAME")
          .small("KEY_SEQ")
          .nullableText("PK_NAME")
          .list();

  private GetPrimaryKeys() {}

  /** The key of a table, by column name as JDBC wants it. */
  public static MetadataResult run(
      Session session, @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return KeyColumns.of(catalog, schema, table)
        .run(
            session,
            "table_schema, table_name, column_name",
            COLUMNS,
            row ->
                new Row()
                    .nulls(1)
                    .value(row[0])
                    .value(row[1])
                    .value(row[2])
                    .value(row[3])
                    .value(row[4]));
  }
}
