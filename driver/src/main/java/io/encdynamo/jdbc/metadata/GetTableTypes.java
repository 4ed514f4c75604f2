package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import java.util.List;
import java.util.stream.Stream;

/** {@link java.sql.DatabaseMetaData#getTableTypes}. */
public final class GetTableTypes {
  static final List<ResultColumn> COLUMNS = new Columns().text("TABLE_TYPE").list();

  private GetTableTypes() {}

  /** The types of table, in the order of the alphabet. */
  public static MetadataResult run() {
    return MetadataResult.of(
        COLUMNS,
        Stream.of("SYSTEM TABLE", "TABLE", "VIEW").map(type -> new Row().text(type)).toList());
  }
}
