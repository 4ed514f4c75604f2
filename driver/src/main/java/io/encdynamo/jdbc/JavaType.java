package io.encdynamo.jdbc;

import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * One row of the table of conversions: a class of Java and, for each kind of value that it can be
 * read from, how (JDBC 4.3, table B-6).
 */
final class JavaType<T> {
  /** How values of one kind become a {@code T}. */
  interface Reader<T> {
    T read(Value value, Place place);
  }

  private final Class<T> type;
  private final Map<ValueKind, Reader<T>> readers = new EnumMap<>(ValueKind.class);

  JavaType(Class<T> type) {
    this.type = type;
  }

  /** Adds a way for some kinds; only while the table is made. */
  JavaType<T> from(Reader<T> reader, ValueKind... kinds) {
    for (ValueKind kind : kinds) {
      readers.put(kind, reader);
    }
    return this;
  }

  Class<T> type() {
    return type;
  }

  boolean takes(ValueKind kind) {
    return readers.containsKey(kind);
  }

  /**
   * Converts a value that is there and not deferred.
   *
   * @throws io.encdynamo.error.DriverException 07006 not allowed, 22003 out of range, 22018 or
   *     22007 not of the form
   */
  T read(Value value, Place place) {
    Reader<T> reader = readers.get(value.kind());
    if (reader == null) {
      throw place.notAllowed(value.kind().name(), type.getSimpleName());
    }
    return reader.read(value, place);
  }
}
