package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getUDTs}. */
public final class GetUdts {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TYPE_CAT")
          .nullableText("TYPE_SCHEM")
          .text("TYPE_NAME")
          .text("CLASS_NAME")
          .integer("DATA_TYPE")
          .nullableText("REMARKS")
          .nullableSmall("BASE_TYPE")
          .list();

  private GetUdts() {}

  /** There are no types that users define in SQL. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
