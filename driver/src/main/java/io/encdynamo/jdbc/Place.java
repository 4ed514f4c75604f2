package io.encdynamo.jdbc;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands while it is converted, for the texts of errors.
 *
 * @param name "column 'x'" or "parameter 1"
 * @param zone that dates and times without zone are taken in; null for the JVM's
 */
record Place(String name, @Nullable TimeZone zone) {

  TimeZone zoneOrDefault() {
    return zone == null ? TimeZone.getDefault() : zone;
  }

  /** 07006: JDBC's tables do not allow the conversion at all. */
  DriverException notAllowed(String from, String to) {
    return new DriverException(
        ErrorCode.CONVERSION_NOT_ALLOWED, "A " + from + " (" + name + ")", to);
  }

  /** 22018: it is allowed, and this value does not have the form. */
  DriverException failed(String to) {
    return new DriverException(ErrorCode.CAST_FAILED, to + " (" + name + ")");
  }

  /** 22003. */
  DriverException outOfRange(String to) {
    return new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, to + " (" + name + ")");
  }
}
