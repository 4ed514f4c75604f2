package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getProcedureColumns}. */
public final class GetProcedureColumns {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("PROCEDURE_CAT")
          .nullableText("PROCEDURE_SCHEM")
          .text("PROCEDURE_NAME")
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
          .nullableText("COLUMN_DEF")
          .nullableInteger("SQL_DATA_TYPE")
          .nullableInteger("SQL_DATETIME_SUB")
          .nullableInteger("CHAR_OCTET_LENGTH")
          .integer("ORDINAL_POSITION")
          .text("IS_NULLABLE")
          .text("SPECIFIC_NAME")
          .list();

  private GetProcedureColumns() {}

  /** DynamoDB has no stored procedures. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
