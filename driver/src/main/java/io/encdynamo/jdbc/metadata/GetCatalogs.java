package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;

/** {@link java.sql.DatabaseMetaData#getCatalogs}. */
public final class GetCatalogs {
  static final List<ResultColumn> COLUMNS = new Columns().text("TABLE_CAT").list();

  private GetCatalogs() {}

  /** There are no catalogs. */
  public static MetadataResult run() {
    return MetadataResult.empty(COLUMNS);
  }
}
