package io.encdynamo.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base85 with the alphabet of RFC 1924: four bytes in five characters; the last group is filled up
 * with zeros, and what they add is left out.
 */
final class Base85 {
  private static final byte[] ALPHABET =
      ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "!#$%&()*+-;<=>?@^_`{|}~")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGITS = digits();
  private static final int BASE = 85;
  private static final int BYTES = 4;
  private static final int CHARACTERS = 5;

  private Base85() {}

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < ALPHABET.length; i++) {
      digits[ALPHABET[i]] = (byte) i;
    }
    return digits;
  }

  static String encode(byte[] bytes) {
    int groups = (bytes.length + BYTES - 1) / BYTES;
    byte[] text = new byte[CHARACTERS * groups];
    byte[] filled = Arrays.copyOf(bytes, BYTES * groups);
    for (int group = 0; group < groups; group++) {
      long number = Integer.toUnsignedLong(BigEndian.getInt(filled, BYTES * group));
      for (int i = CHARACTERS - 1; i >= 0; i--) {
        text[CHARACTERS * group + i] = ALPHABET[(int) (number % BASE)];
        number /= BASE;
      }
    }
    int length = text.length - (filled.length - bytes.length);
    return new String(text, 0, length, StandardCharsets.US_ASCII);
  }

  /** The bytes of what {@link #encode} gives, and of nothing else. */
  static byte[] decode(String text) throws NotCanonicalException {
    int groups = (text.length() + CHARACTERS - 1) / CHARACTERS;
    byte[] bytes = new byte[BYTES * groups];
    int missing = CHARACTERS * groups - text.length();
    for (int group = 0; group < groups; group++) {
      long number = 0;
      for (int i = 0; i < CHARACTERS; i++) {
        int at = CHARACTERS * group + i;
        number = BASE * number + (at < text.length() ? digit(text.charAt(at)) : BASE - 1);
      }
      if (number >>> Integer.SIZE != 0) {
        throw new NotCanonicalException();
      }
      BigEndian.putInt(bytes, BYTES * group, (int) number);
    }
    byte[] decoded = Arrays.copyOf(bytes, Math.max(0, bytes.length - missing));
    if (!encode(decoded).equals(text)) {
      throw new NotCanonicalException();
    }
    return decoded;
  }

  private static int digit(char character) throws NotCanonicalException {
    int digit = character < DIGITS.length ? DIGITS[character] : -1;
    if (digit < 0) {
      throw new NotCanonicalException();
    }
    return digit;
  }
}
