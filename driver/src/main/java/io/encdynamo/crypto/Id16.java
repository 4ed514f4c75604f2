package io.encdynamo.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The id of a catalog, a table, a key or another entry: 16 bytes, not secret. Ordered as bytes. */
public final class Id16 implements Comparable<Id16> {
  /** How many bytes an id has. */
  public static final int LENGTH = 16;

  /** The id of the root key. */
  public static final Id16 ZERO = new Id16(new byte[LENGTH]);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private Id16(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * An id of these 16 bytes.
   *
   * @throws IllegalArgumentException if there are more or less
   */
  public static Id16 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("An id has 16 bytes");
    }
    return new Id16(bytes.clone());
  }

  public static Id16 random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new Id16(bytes);
  }

  /** A copy of the 16 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 32 digits of lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Id16 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Id16 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
