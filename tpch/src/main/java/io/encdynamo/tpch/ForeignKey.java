package io.encdynamo.tpch;

import java.util.List;

/**
 * Columns whose values are the primary key of a row of another table.
 *
 * @param columns in the order of that key
 */
public record ForeignKey(List<String> columns, Table target) {
  public ForeignKey {
    columns = List.copyOf(columns);
  }

  static ForeignKey to(Table target, String... columns) {
    return new ForeignKey(List.of(columns), target);
  }
}
