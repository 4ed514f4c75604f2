package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link java.sql.DatabaseMetaData#getTables}. */
public final class GetTables {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .text("TABLE_TYPE")
          .nullableText("REMARKS")
          .nullableText("TYPE_CAT")
          .nullableText("TYPE_SCHEM")
          .nullableText("TYPE_NAME")
          .nullableText("SELF_REFERENCING_COL_NAME")
          .nullableText("REF_GENERATION")
          .list();

  private GetTables() {}

  /** Tables and views, of the given types where an array is given. */
  public static MetadataResult run(
      Session session,
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types) {
    return new SchemaQuery("table_schema, table_name, table_type, remarks", "tables")
        .catalog(catalog)
        .like("table_schema", schemaPattern)
        .like("table_name", tablePattern)
        .among("table_type", types)
        .run(
            session,
            "table_type, table_schema, table_name",
            COLUMNS,
            row ->
                new Row()
                    .nulls(1)
                    .value(row[0])
                    .value(row[1])
                    .value(row[2])
                    .value(row[3])
                    .nulls(5));
  }
}
