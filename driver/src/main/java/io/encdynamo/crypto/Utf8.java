package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 without the silent replacement of lone surrogates. */
final class Utf8 {
  private Utf8() {}

  static byte[] encode(String text) {
    return encode(text, 0);
  }

  /**
   * The bytes of a text behind some bytes left free.
   *
   * @throws DriverException 22023 for a lone surrogate
   */
  static byte[] encode(String text, int before) {
    int length = text.length();
    byte[] bytes = new byte[before + length];
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return encodeWide(text, before);
      }
      bytes[before + i] = (byte) c;
    }
    return bytes;
  }

  private static byte[] encodeWide(String text, int before) {
    requirePairs(text);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (before == 0) {
      return utf8;
    }
    byte[] bytes = new byte[before + utf8.length];
    System.arraycopy(utf8, 0, bytes, before, utf8.length);
    return bytes;
  }

  /** Refuses half of a surrogate pair. */
  static void requirePairs(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new DriverException(
              ErrorCode.VALUE_INVALID,
              "A string",
              "it holds half of a surrogate pair, which has no UTF-8; remove it");
        }
        i++;
      }
    }
  }

  /** The text of bytes that are UTF-8, and nothing else. */
  static String decode(byte[] utf8) throws NotCanonicalException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new NotCanonicalException();
    }
  }
}
