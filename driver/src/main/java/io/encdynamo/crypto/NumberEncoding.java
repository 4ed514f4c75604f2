package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The payload of NUMBER: empty for zero, else an exponent of ten in 16 bits and the digits as the
 * shortest two's complement, not divisible by ten. Equal numbers have equal payloads.
 */
final class NumberEncoding {
  private static final int MOST_DIGITS = 38;
  private static final int EXPONENT_LENGTH = Short.BYTES;

  private NumberEncoding() {}

  /**
   * @throws DriverException 22003 past 38 digits, or for an exponent past 16 bits
   */
  static byte[] payload(BigDecimal number) {
    return encode(number, 0);
  }

  /** The payload behind some bytes left free. */
  static byte[] encode(BigDecimal number, int before) {
    if (number.signum() == 0) {
      return new byte[before];
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.precision() > MOST_DIGITS) {
      throw outOfRange();
    }
    return write(stripped.unscaledValue().toByteArray(), -(long) stripped.scale(), before);
  }

  static byte[] encode(long number, int before) {
    if (number == 0) {
      return new byte[before];
    }
    long digits = number;
    int exponent = 0;
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    int length = Long.BYTES;
    while (length > 1
        && digits << (Long.SIZE - 8 * (length - 1)) >> (Long.SIZE - 8 * (length - 1)) == digits) {
      length--;
    }
    byte[] bytes = new byte[before + EXPONENT_LENGTH + length];
    BigEndian.putShort(bytes, before, exponent);
    for (int i = bytes.length - 1; i >= before + EXPONENT_LENGTH; i--) {
      bytes[i] = (byte) digits;
      digits >>= 8;
    }
    return bytes;
  }

  private static byte[] write(byte[] digits, long exponent, int before) {
    if (exponent != (short) exponent) {
      throw outOfRange();
    }
    byte[] bytes = new byte[before + EXPONENT_LENGTH + digits.length];
    BigEndian.putShort(bytes, before, (int) exponent);
    System.arraycopy(digits, 0, bytes, before + EXPONENT_LENGTH, digits.length);
    return bytes;
  }

  /** Reads a payload; whether it is the canonical one is for the caller to check. */
  static BigDecimal decode(byte[] bytes, int offset, int length) throws NotCanonicalException {
    if (length == 0) {
      return BigDecimal.ZERO;
    }
    // 38 digits fit into 127 bits; more is not canonical and must not cost time
    if (length <= EXPONENT_LENGTH || length > EXPONENT_LENGTH + 16) {
      throw new NotCanonicalException();
    }
    int scale = -BigEndian.getShort(bytes, offset);
    BigInteger digits = new BigInteger(bytes, offset + EXPONENT_LENGTH, length - EXPONENT_LENGTH);
    return new BigDecimal(digits, scale);
  }

  private static DriverException outOfRange() {
    return new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "38 digits");
  }
}
