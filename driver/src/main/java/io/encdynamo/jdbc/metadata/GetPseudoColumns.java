package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getPseudoColumns}. */
public final class GetPseudoColumns {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .text("COLUMN_NAME")
          .integer("DATA_TYPE")
          .nullableInteger("COLUMN_SIZE")
          .nullableInteger("DECIMAL_DIGITS")
          .nullableInteger("NUM_PREC_RADIX")
          .text("COLUMN_USAGE")
          .nullableText("REMARKS")
          .nullableInteger("CHAR_OCTET_LENGTH")
          .text("IS_NULLABLE")
          .list();

  private GetPseudoColumns() {}

  /** No table has pseudo columns. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
