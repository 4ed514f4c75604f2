package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getProcedures}. */
public final class GetProcedures {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("PROCEDURE_CAT")
          .nullableText("PROCEDURE_SCHEM")
          .text("PROCEDURE_NAME")
          .nullableText("RESERVED1")
          .nullableText("RESERVED2")
          .nullableText("RESERVED3")
          .nullableText("REMARKS")
          .small("PROCEDURE_TYPE")
          .text("SPECIFIC_NAME")
          .list();

  private GetProcedures() {}

  /** DynamoDB has no stored procedures. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
