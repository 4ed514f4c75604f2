package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link java.sql.DatabaseMetaData#getSchemas}. */
public final class GetSchemas {
  static final List<ResultColumn> COLUMNS =
      new Columns().text("TABLE_SCHEM").nullableText("TABLE_CATALOG").list();

  private GetSchemas() {}

  /** The schemas. */
  public static MetadataResult run(
      Session session, @Nullable String catalog, @Nullable String schemaPattern) {
    return new SchemaQuery("schema_name", "schemata")
        .catalog(catalog)
        .like("schema_name", schemaPattern)
        .run(session, "schema_name", COLUMNS, row -> new Row().value(row[0]).nulls(1));
  }
}
