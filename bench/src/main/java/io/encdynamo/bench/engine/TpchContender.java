package io.encdynamo.bench.engine;

import io.encdynamo.tpch.PlainSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The engines that run TPC-H. */
enum TpchContender {
  OURS("encdynamo"),
  H2("H2"),
  CALCITE("Calcite"),
  /** For the limit alone. */
  DUCKDB("DuckDB");

  private final String label;

  TpchContender(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Loads the tables. */
  TpchDatabase open(double scale) throws SQLException {
    return switch (this) {
      case OURS -> new TpchMemory(scale);
      case H2 -> h2(scale);
      case CALCITE -> TpchCalcite.open(scale);
      case DUCKDB -> TpchDuckDb.open(scale);
    };
  }

  /** With indexes for primary and foreign keys, as ours have, and statistics. */
  private static TpchDatabase h2(double scale) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:;NON_KEYWORDS=VALUE");
    PlainSql.create(connection, scale);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
    return new TpchJdbc(connection);
  }
}
