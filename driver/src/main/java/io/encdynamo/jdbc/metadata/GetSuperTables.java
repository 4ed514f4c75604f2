package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getSuperTables}. */
public final class GetSuperTables {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .text("SUPERTABLE_NAME")
          .list();

  private GetSuperTables() {}

  /** No table inherits from another. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
