package io.encdynamo.bench.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Equal values of a column as one object, as a table that is made to be kept in memory has them:
 * otherwise what is measured is how far apart the objects of a row lie. H2 and DuckDB have ways of
 * their own to do the same.
 *
 * @param <T> what an engine's values are
 */
final class Shared<T> {

  private final Function<Object, T> conversion;
  private final List<Map<Object, T>> columns = new ArrayList<>();

  /** Values of so many columns. */
  Shared(int columns, Function<Object, T> conversion) {
    this.conversion = conversion;
    for (int i = 0; i < columns; i++) {
      this.columns.add(new HashMap<>());
    }
  }

  /** The values of a row. */
  List<T> row(List<Object> values) {
    List<T> row = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      row.add(columns.get(i).computeIfAbsent(values.get(i), conversion));
    }
    return row;
  }
}
