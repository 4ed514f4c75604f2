package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import java.util.HexFormat;

/** Which entry: its kind and id. Ordered as its bytes are. */
record EntryId(EntryKind kind, Id16 id) implements Comparable<EntryId> {
  static final int LENGTH = 1 + Id16.LENGTH;

  /** Kind and id, 17 bytes. */
  byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    bytes[0] = kind.code();
    System.arraycopy(id.bytes(), 0, bytes, 1, Id16.LENGTH);
    return bytes;
  }

  /** The sort key of its item. */
  String sortKey() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public int compareTo(EntryId other) {
    int byKind = Byte.compareUnsigned(kind.code(), other.kind.code());
    return byKind != 0 ? byKind : id.compareTo(other.id);
  }
}
