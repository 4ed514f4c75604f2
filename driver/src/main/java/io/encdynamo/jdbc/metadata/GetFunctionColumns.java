package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getFunctionColumns}. */
public final class GetFunctionColumns {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("FUNCTION_CAT")
          .nullableText("FUNCTION_SCHEM")
          .text("FUNCTION_NAME")
          .text("COLUMN_NAME")
          .small("COLUMN_TYPE")
          .integer("DATA_TYPE")
          .text("TYPE_NAME")
          .nullableInteger("PRECISION")
          .nullableInteger("LENGTH")
          .nullableSmall("SCALE")
          .nullableSmall("RADIX")
          .small("NULLABLE")
          .nullableText("REMARKS")
          .nullableInteger("CHAR_OCTET_LENGTH")
          .integer("ORDINAL_POSITION")
          .text("IS_NULLABLE")
          .text("SPECIFIC_NAME")
          .list();

  private GetFunctionColumns() {}

  /** There are no functions that users define. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
