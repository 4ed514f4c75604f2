package io.encdynamo.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JDBC's maps from the names of SQL types to classes, of which only the empty one is taken. */
final class TypeMaps {
  private TypeMaps() {}

  static void requireEmpty(@Nullable Map<String, Class<?>> types) throws SQLException {
    if (types != null && !types.isEmpty()) {
      throw refused();
    }
  }

  static SQLFeatureNotSupportedException refused() {
    return SqlExceptions.notSupported(
        "A type map", "ask for the class with getObject(column, class)");
  }
}
