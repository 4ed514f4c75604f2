package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getClientInfoProperties}. */
public final class GetClientInfoProperties {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .text("NAME")
          .integer("MAX_LEN")
          .nullableText("DEFAULT_VALUE")
          .nullableText("DESCRIPTION")
          .list();

  private GetClientInfoProperties() {}

  /** Any name is kept, and none is sent. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
