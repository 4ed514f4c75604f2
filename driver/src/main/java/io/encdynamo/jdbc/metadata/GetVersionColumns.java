package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getVersionColumns}. */
public final class GetVersionColumns {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableSmall("SCOPE")
          .text("COLUMN_NAME")
          .integer("DATA_TYPE")
          .text("TYPE_NAME")
          .nullableInteger("COLUMN_SIZE")
          .nullableInteger("BUFFER_LENGTH")
          .nullableSmall("DECIMAL_DIGITS")
          .small("PSEUDO_COLUMN")
          .list();

  private GetVersionColumns() {}

  /** No column changes by itself when an item is written. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
