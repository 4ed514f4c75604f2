package io.encdynamo.bench.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The items that are read: five attributes, one deterministic of 16 bytes, two randomized of 40 and
 * 100 bytes, two in clear.
 */
final class Items {

  static final int COUNT = 20_000;

  private static final int BATCH = 500;

  private Items() {}

  /** Makes a table of them whose partition key is in clear. */
  static void createForScan(Connection connection) throws SQLException {
    run(
        connection,
        "CREATE TABLE scanned (id STRING PRIMARY KEY, amount BIGINT, token STRING ENCRYPTED"
            + " DETERMINISTIC, address STRING ENCRYPTED, note STRING ENCRYPTED)");
    fill(connection, "scanned", COUNT);
  }

  /** Makes a table of some of them whose partition key is the deterministic attribute. */
  static void createForLookUp(Connection connection, int count) throws SQLException {
    run(
        connection,
        "CREATE TABLE looked_up (token STRING ENCRYPTED DETERMINISTIC PRIMARY KEY, id STRING,"
            + " amount BIGINT, address STRING ENCRYPTED, note STRING ENCRYPTED)");
    fill(connection, "looked_up", count);
  }

  /** The deterministic attribute of an item: 16 bytes. */
  static String token(int index) {
    return "token-%010d".formatted(index);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void fill(Connection connection, String table, int count) throws SQLException {
    Random random = new Random(7);
    String sql = "INSERT INTO " + table + " (id, amount, token, address, note) VALUES (?,?,?,?,?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < count; i++) {
        insert.setString(1, "item-%06d".formatted(i));
        insert.setLong(2, random.nextInt(1_000_000));
        insert.setString(3, token(i));
        insert.setString(4, letters(random, 40));
        insert.setString(5, letters(random, 100));
        insert.addBatch();
        if ((i + 1) % BATCH == 0 || i + 1 == count) {
          insert.executeBatch();
        }
      }
    }
  }

  private static String letters(Random random, int length) {
    return random
        .ints(length, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
