package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.RowCursor;
import java.util.List;

/** The rows of one answer. */
public record MetadataResult(List<ResultColumn> columns, RowCursor rows) {

  /** An answer without rows. */
  static MetadataResult empty(List<ResultColumn> columns) {
    return of(columns, List.of());
  }

  /** An answer that is in memory; its rows are in JDBC's order already. */
  static MetadataResult of(List<ResultColumn> columns, List<Row> rows) {
    return new MetadataResult(columns, new RowsInMemory(rows.iterator()));
  }
}
