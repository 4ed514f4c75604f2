package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getSuperTypes}. */
public final class GetSuperTypes {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TYPE_CAT")
          .nullableText("TYPE_SCHEM")
          .text("TYPE_NAME")
          .nullableText("SUPERTYPE_CAT")
          .nullableText("SUPERTYPE_SCHEM")
          .text("SUPERTYPE_NAME")
          .list();

  private GetSuperTypes() {}

  /** There are no types that users define in SQL. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
