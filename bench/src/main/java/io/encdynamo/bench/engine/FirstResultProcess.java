package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Column;
import io.encdynamo.tpch.ColumnKind;
import io.encdynamo.value.CancelSignal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.jdbc.CalciteConnection;

/**
 * A fresh JVM that runs one query over 1,000 rows. Argument: {@code ours} or {@code calcite}.
 * Writes how many nanoseconds there are from the start of its main method to the first row.
 */
final class FirstResultProcess {

  private static final int ROWS = 1_000;
  private static final int CITIES = 40;

  private static final String SQL =
      "SELECT city, COUNT(*) AS n, SUM(amount) AS total FROM payments GROUP BY city";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnKind.INTEGER),
          new Column("city", ColumnKind.TEXT),
          new Column("amount", ColumnKind.DECIMAL));

  private FirstResultProcess() {}

  /** Runs the query. */
  public static void main(String[] arguments) throws SQLException {
    long begin = System.nanoTime();
    long first = arguments[0].equals("ours") ? ours() : calcite();
    System.out.println(first - begin);
  }

  private static Stream<List<Object>> rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> List.of((long) i, "city-" + i % CITIES, BigDecimal.valueOf(100L + i, 2)));
  }

  /** The time at the first row. */
  private static long ours() {
    MemoryTables tables = new MemoryTables();
    tables.add("payments", COLUMNS, List.of("id"), rows());
    long[] first = new long[1];
    tables.query(
        SQL,
        CancelSignal.unlimited(),
        row -> {
          first[0] = System.nanoTime();
          return false;
        });
    return first[0];
  }

  /** The time at the first row. */
  private static long calcite() throws SQLException {
    try (CalciteConnection calcite = TpchCalcite.connect()) {
      calcite.getRootSchema().add("payments", new CalciteTable(COLUMNS, List.of("id"), rows()));
      try (Statement statement = calcite.createStatement();
          ResultSet result = statement.executeQuery(SQL)) {
        if (!result.next()) {
          throw new SQLException("no rows");
        }
        return System.nanoTime();
      }
    }
  }
}
