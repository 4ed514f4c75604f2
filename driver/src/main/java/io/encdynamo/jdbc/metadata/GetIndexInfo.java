package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import java.sql.DatabaseMetaData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link DatabaseMetaData#getIndexInfo}: the index that the primary key is. */
public final class GetIndexInfo {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .flag("NON_UNIQUE")
          .nullableText("INDEX_QUALIFIER")
          .nullableText("INDEX_NAME")
          .small("TYPE")
          .small("ORDINAL_POSITION")
          .nullableText("COLUMN_NAME")
          .nullableText("ASC_OR_DESC")
          .large("CARDINALITY")
          .large("PAGES")
          .nullableText("FILTER_CONDITION")
          .list();

  private GetIndexInfo() {}

  /** The indexes of a table; the cardinality of 0 stands for one that is not known. */
  public static MetadataResult run(
      Session session, @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return KeyColumns.of(catalog, schema, table)
        .run(
            session,
            "table_schema, table_name, ordinal_position",
            COLUMNS,
            row ->
                new Row()
                    .nulls(1)
                    .value(row[0])
                    .value(row[1])
                    .flag(false)
                    .nulls(1)
                    .value(row[4])
                    .number(DatabaseMetaData.tableIndexOther)
                    .value(row[3])
                    .value(row[2])
                    .nulls(1)
                    .number(0)
                    .number(0)
                    .nulls(1));
  }
}
