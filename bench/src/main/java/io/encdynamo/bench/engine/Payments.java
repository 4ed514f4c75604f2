package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Column;
import io.encdynamo.tpch.ColumnKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A small table and the query over it that a fresh JVM answers. */
final class Payments {

  static final String TABLE = "payments";

  static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnKind.INTEGER),
          new Column("city", ColumnKind.TEXT),
          new Column("amount", ColumnKind.DECIMAL));

  static final List<String> KEY = List.of("id");

  static final String SQL =
      "SELECT city, COUNT(*) AS n, SUM(amount) AS total FROM payments GROUP BY city";

  private static final int ROWS = 1_000;
  private static final List<String> CITIES = List.of("Basel", "Bern", "Chur", "Genf", "Zug");

  private Payments() {}

  static Iterator<List<Object>> rows() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(List.of((long) i, CITIES.get(i % CITIES.size()), BigDecimal.valueOf(100L + i, 2)));
    }
    return rows.iterator();
  }
}
