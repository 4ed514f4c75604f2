package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getAttributes}. */
public final class GetAttributes {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TYPE_CAT")
          .nullableText("TYPE_SCHEM")
          .text("TYPE_NAME")
          .text("ATTR_NAME")
          .integer("DATA_TYPE")
          .text("ATTR_TYPE_NAME")
          .nullableInteger("ATTR_SIZE")
          .nullableInteger("DECIMAL_DIGITS")
          .nullableInteger("NUM_PREC_RADIX")
          .integer("NULLABLE")
          .nullableText("REMARKS")
          .nullableText("ATTR_DEF")
          .nullableInteger("SQL_DATA_TYPE")
          .nullableInteger("SQL_DATETIME_SUB")
          .nullableInteger("CHAR_OCTET_LENGTH")
          .integer("ORDINAL_POSITION")
          .text("IS_NULLABLE")
          .nullableText("SCOPE_CATALOG")
          .nullableText("SCOPE_SCHEMA")
          .nullableText("SCOPE_TABLE")
          .nullableSmall("SOURCE_DATA_TYPE")
          .list();

  private GetAttributes() {}

  /** There are no types that users define in SQL. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
