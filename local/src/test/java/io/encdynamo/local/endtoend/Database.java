package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A connection, used as an application uses it: through java.sql alone. */
final class Database implements AutoCloseable {
  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  static Database open(String url) throws SQLException {
    return new Database(DriverManager.getConnection(url));
  }

  Connection connection() {
    return connection;
  }

  /** Runs a statement that gives no rows; the answer is its count. */
  int run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** The rows of a query, each a list of what getObject gives. */
  List<List<Object>> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The first column of all rows. */
  List<Object> column(String sql, Object... parameters) throws SQLException {
    return rows(sql, parameters).stream().map(row -> row.get(0)).toList();
  }

  /** The one value of the one row. */
  Object value(String sql, Object... parameters) throws SQLException {
    List<List<Object>> rows = rows(sql, parameters);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).hasSize(1);
    return rows.get(0).get(0);
  }

  /** What EXPLAIN says, as one text. */
  String plan(String sql, Object... parameters) throws SQLException {
    StringBuilder plan = new StringBuilder();
    for (Object line : column("EXPLAIN " + sql, parameters)) {
      plan.append(line).append('\n');
    }
    return plan.toString();
  }

  /** The texts of the warnings that a query leaves behind when all of its rows are read. */
  List<String> warnings(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        result.getObject(1);
      }
      return texts(statement.getWarnings());
    }
  }

  /** The texts of the connection's warnings. */
  List<String> warnings() throws SQLException {
    return texts(connection.getWarnings());
  }

  private static List<String> texts(SQLWarning first) {
    List<String> texts = new ArrayList<>();
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      texts.add(warning.getMessage());
    }
    return texts;
  }

  /** Runs a statement that must fail, reading all that it gives up to then. */
  Refusal refusal(String sql, Object... parameters) {
    return Refusal.of(sql, () -> readAll(sql, parameters));
  }

  /** The same, and the connection has to stay usable. */
  Refusal failure(String sql, Object... parameters) throws SQLException {
    Refusal failure = refusal(sql, parameters);
    try (Statement statement = connection.createStatement();
        ResultSet one = statement.executeQuery("SELECT 1")) {
      assertThat(one.next()).as("the connection answers after an error").isTrue();
    }
    return failure;
  }

  private void readAll(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      if (statement.execute()) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
              result.getObject(i);
            }
          }
        }
      }
    }
  }

  /** The SQLState of a statement that must fail. */
  String state(String sql, Object... parameters) throws SQLException {
    return failure(sql, parameters).state();
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
