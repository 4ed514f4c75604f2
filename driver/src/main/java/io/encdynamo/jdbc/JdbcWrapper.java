package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import java.sql.SQLException;
import java.sql.Wrapper;

/** JDBC's unwrap, for all: an object wraps nothing but itself. */
interface JdbcWrapper extends Wrapper {

  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw SqlExceptions.of(
          ErrorCode.ARGUMENT_INVALID,
          "This object does not wrap a " + (type == null ? "null" : type.getName()));
    }
    return type.cast(this);
  }

  @Override
  default boolean isWrapperFor(Class<?> type) {
    return type != null && type.isInstance(this);
  }
}
