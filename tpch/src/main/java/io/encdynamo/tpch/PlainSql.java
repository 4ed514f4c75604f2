package io.encdynamo.tpch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** The tables in a database that speaks SQL. */
public final class PlainSql {

  private static final int BATCH = 500; // rows

  private PlainSql() {}

  /** Makes all tables, with primary and foreign keys, and loads their rows. */
  public static void create(Connection connection, double scale) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Table table : Table.values()) {
        statement.execute(createTable(table));
        load(connection, table, table.rows(scale).iterator(), count -> {});
      }
      for (Table table : Table.values()) {
        for (ForeignKey key : table.foreignKeys()) {
          statement.execute(addForeignKey(table, key));
        }
      }
    }
  }

  /** CREATE TABLE, with its primary key. */
  public static String createTable(Table table) {
    return "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
        .formatted(
            table.label(),
            table.columns().stream()
                .map(column -> column.name() + " " + type(column.kind()) + " NOT NULL")
                .collect(Collectors.joining(", ")),
            String.join(", ", table.primaryKey()));
  }

  private static String type(ColumnKind kind) {
    return switch (kind) {
      case INTEGER -> "INTEGER";
      case DECIMAL -> "DECIMAL(12, 2)";
      case DATE -> "DATE";
      case TEXT -> "VARCHAR(200)"; // the longest, ps_comment, has 199
    };
  }

  private static String addForeignKey(Table table, ForeignKey key) {
    return "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)"
        .formatted(
            table.label(),
            String.join(", ", key.columns()),
            key.target().label(),
            String.join(", ", key.target().primaryKey()));
  }

  /** INSERT of one row, a parameter for each column. */
  public static String insert(Table table) {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table.label(),
            table.columns().stream().map(Column::name).collect(Collectors.joining(", ")),
            String.join(", ", Collections.nCopies(table.columns().size(), "?")));
  }

  /**
   * Inserts rows in batches.
   *
   * @param progress takes the number of rows of each batch
   */
  public static void load(
      Connection connection, Table table, Iterator<List<Object>> rows, IntConsumer progress)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(insert(table))) {
      int pending = 0;
      while (rows.hasNext()) {
        List<Object> row = rows.next();
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
        if (++pending == BATCH || !rows.hasNext()) {
          insert.executeBatch();
          progress.accept(pending);
          pending = 0;
        }
      }
    }
  }
}
