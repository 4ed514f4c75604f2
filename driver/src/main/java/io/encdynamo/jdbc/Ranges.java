package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** The positions of Blob and Clob, which count from 1. */
final class Ranges {
  private Ranges() {}

  static void check(long position, long length, long all) throws SQLException {
    if (position < 1 || position > all + 1 || length < 0) {
      throw SqlExceptions.of(
          ErrorCode.ARGUMENT_INVALID,
          "The position must be from 1 to " + (all + 1) + ", and the length not negative");
    }
  }

  static SQLFeatureNotSupportedException readOnly(String what) {
    return SqlExceptions.notSupported(
        "Changing a " + what + " that was read", "write the column with a PreparedStatement");
  }
}
