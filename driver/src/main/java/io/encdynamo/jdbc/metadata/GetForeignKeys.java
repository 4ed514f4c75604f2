package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getImportedKeys}, and getExportedKeys and getCrossReference. */
public final class GetForeignKeys {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("PKTABLE_CAT")
          .nullableText("PKTABLE_SCHEM")
          .text("PKTABLE_NAME")
          .text("PKCOLUMN_NAME")
          .nullableText("FKTABLE_CAT")
          .nullableText("FKTABLE_SCHEM")
          .text("FKTABLE_NAME")
          .text("FKCOLUMN_NAME")
          .small("KEY_SEQ")
          .small("UPDATE_RULE")
          .small("DELETE_RULE")
          .nullableText("FK_NAME")
          .nullableText("PK_NAME")
          .small("DEFERRABILITY")
          .list();

  private GetForeignKeys() {}

  /** DynamoDB has no foreign keys. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
