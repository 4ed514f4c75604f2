package io.encdynamo.jdbc.metadata;

import org.jspecify.annotations.Nullable;

/** The query behind all that is said of primary keys. */
final class KeyColumns {
  private KeyColumns() {}

  /** Gives table_schema, table_name, column_name, ordinal_position, constraint_name. */
  static SchemaQuery of(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return new SchemaQuery(
            "table_schema, table_name, column_name, ordinal_position, constraint_name",
            "key_column_usage")
        .catalog(catalog)
        .equal("table_schema", schema)
        .equal("table_name", table);
  }
}
