package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How names and texts are written in a statement. */
final class Quoting {
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Quoting() {}

  static String literal(@Nullable String text) throws SQLException {
    return "'" + required(text).replace("'", "''") + "'";
  }

  static String identifier(@Nullable String name, boolean always) throws SQLException {
    String given = required(name);
    if (given.isEmpty()) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "The name is empty");
    }
    return !always && isSimple(given) ? given : "\"" + given.replace("\"", "\"\"") + "\"";
  }

  /** Whether a name needs no quotes, if it is no keyword. */
  static boolean isSimple(@Nullable String name) throws SQLException {
    return SIMPLE.matcher(required(name)).matches();
  }

  private static String required(@Nullable String text) throws SQLException {
    if (text == null) {
      throw SqlExceptions.of(ErrorCode.ARGUMENT_INVALID, "There is nothing to quote but null");
    }
    return text;
  }
}
