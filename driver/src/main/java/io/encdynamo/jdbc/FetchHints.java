package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What holds for the hints of JDBC about how rows are fetched. */
final class FetchHints {
  /**
   * Result sets stay open at commit: autocommit commits whenever a statement ends, and other
   * statements of the connection are not disturbed by it.
   */
  static final int HOLDABILITY = ResultSet.HOLD_CURSORS_OVER_COMMIT;

  private FetchHints() {}

  static void requireDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD
        && direction != ResultSet.FETCH_REVERSE
        && direction != ResultSet.FETCH_UNKNOWN) {
      throw SqlExceptions.of(
          ErrorCode.ARGUMENT_INVALID, "The direction is none of the FETCH_ constants");
    }
  }

  static void requireSize(int rows) throws SQLException {
    if (rows < 0) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The fetch size is negative; 0 for any");
    }
  }
}
