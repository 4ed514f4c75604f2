package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Query;
import io.encdynamo.tpch.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteConnection;

/** TPC-H over Apache Calcite: arrays in memory, its enumerable convention. */
final class TpchCalcite extends TpchJdbc {

  private TpchCalcite(Connection connection) {
    super(connection);
  }

  static TpchCalcite open(double scale) throws SQLException {
    CalciteConnection connection = connect();
    for (Table table : Table.values()) {
      connection
          .getRootSchema()
          .add(
              table.label(),
              new CalciteTable(table.columns(), table.primaryKey(), table.rows(scale).iterator()));
    }
    return new TpchCalcite(connection);
  }

  /** A connection without tables. */
  static CalciteConnection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.UNQUOTED_CASING.camelName(), "UNCHANGED");
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return DriverManager.getConnection("jdbc:calcite:", properties).unwrap(CalciteConnection.class);
  }

  /** With the one name that Calcite reserves in quotes (clause 2.2.3.3 allows it). */
  @Override
  String text(Query query) {
    return query.sql().replaceAll("\\bvalue\\b", "\"value\"");
  }
}
