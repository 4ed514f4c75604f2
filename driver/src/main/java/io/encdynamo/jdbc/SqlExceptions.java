package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;

/** The one place where the driver's errors become SQLExceptions (JDBC 4.3, section 8.3). */
final class SqlExceptions {
  private SqlExceptions() {}

  /** Something that may end in an error of the driver or of JDBC. */
  interface Call<T extends @org.jspecify.annotations.Nullable Object> {
    T run() throws SQLException;
  }

  /** Likewise, without a result. */
  interface Action {
    void run() throws SQLException;
  }

  /** Runs it and turns whatever it throws into an SQLException. */
  static <T extends @org.jspecify.annotations.Nullable Object> T call(Call<T> call)
      throws SQLException {
    try {
      return call.run();
    } catch (RuntimeException e) {
      throw of(e);
    }
  }

  /** Runs it and turns whatever it throws into an SQLException. */
  static void run(Action action) throws SQLException {
    try {
      action.run();
    } catch (RuntimeException e) {
      throw of(e);
    }
  }

  static SQLException of(ErrorCode code, Object... arguments) {
    return of(new DriverException(code, arguments));
  }

  /** What is refused, and the way out. */
  static SQLFeatureNotSupportedException notSupported(String what, String instead) {
    DriverException error = new DriverException(ErrorCode.NOT_SUPPORTED, what, instead);
    return new SQLFeatureNotSupportedException(
        error.getMessage(), error.code().sqlState(), error.code().vendorCode());
  }

  static SQLException of(RuntimeException error) {
    return error instanceof DriverException known ? known(known) : unexpected(error);
  }

  private static SQLException known(DriverException error) {
    String text = error.getMessage();
    ErrorCode code = error.code();
    String state = code.sqlState();
    int vendor = code.vendorCode();
    return switch (state.substring(0, 2)) {
      case "08" ->
          isTransient(code)
              ? new SQLTransientConnectionException(text, state, vendor, error)
              : new SQLNonTransientConnectionException(text, state, vendor, error);
      case "0A" -> new SQLFeatureNotSupportedException(text, state, vendor, error);
      case "22" -> new SQLDataException(text, state, vendor, error);
      case "23" -> new SQLIntegrityConstraintViolationException(text, state, vendor, error);
      case "28" -> new SQLInvalidAuthorizationSpecException(text, state, vendor, error);
      case "40" -> new SQLTransactionRollbackException(text, state, vendor, error);
      case "42" -> new SQLSyntaxErrorException(text, state, vendor, error);
      default ->
          switch (code) {
            case TIMEOUT -> new SQLTimeoutException(text, state, vendor, error);
            case THROTTLED -> new SQLTransientException(text, state, vendor, error);
            default -> new SQLException(text, state, vendor, error);
          };
    };
  }

  /** Whether the same call may succeed later; not where doing it again may do it twice. */
  private static boolean isTransient(ErrorCode code) {
    return switch (code) {
      case CANNOT_CONNECT, LINK_LOST, DIRECTORY_IN_USE -> true;
      default -> false;
    };
  }

  /**
   * A fault of the driver. Only its class and its place are told: its message may repeat a value,
   * as that of NumberFormatException does.
   */
  private static SQLException unexpected(RuntimeException error) {
    RuntimeException place = new IllegalStateException(error.getClass().getName());
    place.setStackTrace(error.getStackTrace());
    String text =
        "Unexpected "
            + error.getClass().getSimpleName()
            + " inside the driver; the connection stays usable, report it with its stack trace";
    return known(new DriverException(place, ErrorCode.UNEXPECTED, text));
  }
}
