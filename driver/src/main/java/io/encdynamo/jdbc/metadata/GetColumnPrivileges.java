package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getColumnPrivileges}. */
public final class GetColumnPrivileges {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .text("COLUMN_NAME")
          .nullableText("GRANTOR")
          .text("GRANTEE")
          .text("PRIVILEGE")
          .nullableText("IS_GRANTABLE")
          .list();

  private GetColumnPrivileges() {}

  /** Rights are those of IAM, which SQL neither grants nor shows. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
