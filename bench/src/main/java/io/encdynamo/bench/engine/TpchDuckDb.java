package io.encdynamo.bench.engine;

import io.encdynamo.tpch.PlainSql;
import io.encdynamo.tpch.Table;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** TPC-H over DuckDB in memory. */
final class TpchDuckDb {

  private TpchDuckDb() {}

  static TpchDatabase open(double scale) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      for (Table table : Table.values()) {
        statement.execute(PlainSql.createTable(table));
        load(connection.unwrap(DuckDBConnection.class), table, scale);
      }
    }
    return new TpchJdbc(connection);
  }

  private static void load(DuckDBConnection connection, Table table, double scale)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender(table.label())) {
      Iterator<List<Object>> rows = table.rows(scale).iterator();
      while (rows.hasNext()) {
        appender.beginRow();
        for (Object value : rows.next()) {
          append(appender, value);
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Object value) throws SQLException {
    if (value instanceof Long number) {
      appender.append(Math.toIntExact(number));
    } else if (value instanceof BigDecimal number) {
      appender.append(number);
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else {
      appender.append((String) value);
    }
  }
}
