package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** TPC-H over a JDBC connection. */
class TpchJdbc implements TpchDatabase {

  private final Connection connection;

  TpchJdbc(Connection connection) {
    this.connection = connection;
  }

  /** The text of a query in the database's dialect. */
  String text(Query query) {
    return query.sql();
  }

  @Override
  public long run(Query query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet result = statement.executeQuery(text(query))) {
        int columns = result.getMetaData().getColumnCount();
        long rows = 0;
        while (result.next()) {
          for (int i = 1; i <= columns; i++) {
            result.getObject(i);
          }
          rows++;
        }
        return rows;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
