package io.encdynamo.crypto;

import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The item that randomized values are bound to: its primary key as stored. Keeps the keys derived
 * for it, so make one for each item and use it for all its columns. Safe for several threads.
 */
public final class RowBinding {
  private static final byte[] LABEL = Derivation.ascii("EDv1 row");

  private final byte[] bytes;
  private volatile @Nullable Derived newest;

  /** A row key and the one derived before it: a row seldom has more than two. */
  private record Derived(Mac256 from, SecretKeySpec key, @Nullable Derived next) {}

  private RowBinding(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The item of this primary key.
   *
   * @param sort null for a table without sort key
   */
  public static RowBinding of(KeyAttribute partition, @Nullable KeyAttribute sort) {
    int length = LABEL.length + 1 + length(partition) + (sort == null ? 0 : length(sort));
    byte[] bytes = new byte[length];
    System.arraycopy(LABEL, 0, bytes, 0, LABEL.length);
    bytes[LABEL.length] = (byte) (sort == null ? 1 : 2);
    int at = put(partition, bytes, LABEL.length + 1);
    if (sort != null) {
      put(sort, bytes, at);
    }
    return new RowBinding(bytes);
  }

  private static int length(KeyAttribute attribute) {
    // DynamoDB allows 2048 bytes; a u16 length must hold whatever comes
    if (attribute.bytes().length > 0xFFFF) {
      throw new IllegalArgumentException("A key attribute has at most 2048 bytes");
    }
    return 1 + Short.BYTES + attribute.bytes().length;
  }

  private static int put(KeyAttribute attribute, byte[] bytes, int at) {
    byte[] stored = attribute.bytes();
    bytes[at] = attribute.type();
    BigEndian.putShort(bytes, at + 1, stored.length);
    System.arraycopy(stored, 0, bytes, at + 1 + Short.BYTES, stored.length);
    return at + 1 + Short.BYTES + stored.length;
  }

  /** The row's key under the key of its table; derived at the first call only. */
  SecretKeySpec key(Mac256 rows) {
    Derived first = newest;
    for (Derived derived = first; derived != null; derived = derived.next()) {
      if (derived.from() == rows) {
        return derived.key();
      }
    }
    SecretKeySpec key = new SecretKeySpec(rows.of(bytes), "AES");
    // a second thread may derive the same key meanwhile; either is right
    newest = new Derived(rows, key, first);
    return key;
  }

  @Override
  public String toString() {
    return "row";
  }
}
