package io.encdynamo.bench.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The reads through the driver. Each returns the sum of what it saw, as {@link BareSdk} does. */
final class ThroughJdbc implements AutoCloseable {

  private static final String COLUMNS = "SELECT id, amount, token, address, note FROM ";

  private final PreparedStatement lookUp;
  private final PreparedStatement scan;

  ThroughJdbc(Connection connection) throws SQLException {
    lookUp = connection.prepareStatement(COLUMNS + "looked_up WHERE token = ?");
    scan = connection.prepareStatement(COLUMNS + "scanned");
  }

  long lookUp(String token) throws SQLException {
    lookUp.setString(1, token);
    return sum(lookUp);
  }

  /** All items, in as many segments as the connection's parallelism says. */
  long scan() throws SQLException {
    return sum(scan);
  }

  private static long sum(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getString(1).hashCode() + rows.getLong(2);
        if (rows.getString(3).length() != 16
            || rows.getString(4).length() != 40
            || rows.getString(5).length() != 100) {
          throw new IllegalStateException("a value of another length");
        }
      }
      return sum;
    }
  }

  @Override
  public void close() throws SQLException {
    lookUp.close();
    scan.close();
  }
}
