package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getTablePrivileges}. */
public final class GetTablePrivileges {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .nullableText("GRANTOR")
          .text("GRANTEE")
          .text("PRIVILEGE")
          .nullableText("IS_GRANTABLE")
          .list();

  private GetTablePrivileges() {}

  /** Rights are those of IAM, which SQL neither grants nor shows. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
