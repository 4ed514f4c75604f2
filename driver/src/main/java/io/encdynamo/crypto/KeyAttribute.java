package io.encdynamo.crypto;

import java.math.BigDecimal;

/** A key attribute of an item as DynamoDB stores it: S, N or B. An encrypted one is a B. */
public final class KeyAttribute {
  private final byte type;
  private final byte[] bytes;

  private KeyAttribute(char type, byte[] bytes) {
    this.type = (byte) type;
    this.bytes = bytes;
  }

  public static KeyAttribute string(String stored) {
    return new KeyAttribute('S', Utf8.encode(stored));
  }

  /** A number; equal numbers are the same key however they are written. */
  public static KeyAttribute number(BigDecimal stored) {
    return new KeyAttribute('N', NumberEncoding.payload(stored));
  }

  /**
   * Bytes, also those of an encrypted key.
   *
   * @param stored not copied; not to be changed
   */
  public static KeyAttribute binary(byte[] stored) {
    return new KeyAttribute('B', stored);
  }

  byte type() {
    return type;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return String.valueOf((char) type);
  }
}
