package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getFunctions}: functions that users define. */
public final class GetFunctions {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("FUNCTION_CAT")
          .nullableText("FUNCTION_SCHEM")
          .text("FUNCTION_NAME")
          .nullableText("REMARKS")
          .small("FUNCTION_TYPE")
          .text("SPECIFIC_NAME")
          .list();

  private GetFunctions() {}

  /** There are none; the functions of the language are in getStringFunctions and its like. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
