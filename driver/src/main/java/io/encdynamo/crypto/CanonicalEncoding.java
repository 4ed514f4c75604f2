package io.encdynamo.crypto;

import io.encdynamo.value.Value;
import java.util.Arrays;

/**
 * Values as bytes (format page, ENC): equal values give equal bytes, and bytes that no value gives
 * are refused. This is the form of ANY columns and of the catalog's bodies, where every number is a
 * NUMBER; {@link ColumnEncoding} adds what a column's type says.
 */
public final class CanonicalEncoding {
  /** How deep documents may nest; DynamoDB itself allows 32 levels. */
  static final int DEEPEST = 500;

  private CanonicalEncoding() {}

  /**
   * The encoding of a value.
   *
   * @throws io.encdynamo.error.DriverException 22000 for MISSING and bags, 22003, 22007 or 22023
   *     for a value without canonical encoding
   */
  public static byte[] encode(Value value) {
    return Encoder.DOCUMENT.encode(value);
  }

  /**
   * The value of an encoding.
   *
   * @throws NotCanonicalException if {@link #encode} gives these bytes for no value
   */
  public static Value decode(byte[] bytes) throws NotCanonicalException {
    return decode(bytes, Encoder.DOCUMENT);
  }

  /** Decodes what this very encoder gives, and nothing else. */
  static Value decode(byte[] bytes, Encoder encoder) throws NotCanonicalException {
    Value value = Decoder.decode(bytes);
    if (!Decoder.isCanonicalByItself(bytes) && !Arrays.equals(encoder.reencode(value), bytes)) {
      throw new NotCanonicalException();
    }
    return value;
  }
}
