package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.util.Arrays;

/**
 * A password of pynamodb_mate. It wraps nothing but is the data key itself, as SHA-256 of its
 * UTF-8; the blob says no more than that.
 */
final class PynamodbMatePassword implements WrappingKey {
  /** The whole blob (format page, WRAPPED KEY). */
  static final byte FORM = 6;

  private final byte[] key;

  /**
   * A password's key.
   *
   * @param key 32 bytes, which now belong to this object
   */
  PynamodbMatePassword(byte[] key) {
    this.key = key;
  }

  /** Writes the data key that the password is. */
  void putKey(byte[] dataKey) {
    System.arraycopy(key, 0, dataKey, 0, key.length);
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    if (!Arrays.equals(key, dataKey)) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          context,
          "a password of pynamodb_mate wraps no other key; it cannot be rotated");
    }
    return new byte[] {FORM};
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    if (blob.length != 1 || blob[0] != FORM) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, context, "it was not made of a password of pynamodb_mate");
    }
    return key.clone();
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public String toString() {
    return "password of pynamodb_mate";
  }
}
