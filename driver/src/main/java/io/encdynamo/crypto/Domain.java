package io.encdynamo.crypto;

import org.jspecify.annotations.Nullable;

/**
 * What values must have in common so that equal ones look alike (format page, KEYS): {@code 00},
 * table id, column id for a column by itself; {@code 01} and the name for those of one DOMAIN.
 */
final class Domain {
  private Domain() {}

  /** The bytes that keys of a column are derived with. */
  static Bytes of(ColumnPlace place, @Nullable String name) {
    if (name == null) {
      byte[] columnId = new byte[Integer.BYTES];
      BigEndian.putInt(columnId, 0, place.columnId());
      return Bytes.of(Derivation.concat(new byte[] {0}, place.tableId().bytes(), columnId));
    }
    byte[] text = Utf8.encode(name);
    byte[] length = new byte[Short.BYTES];
    BigEndian.putShort(length, 0, text.length);
    return Bytes.of(Derivation.concat(new byte[] {1}, length, text));
  }
}
