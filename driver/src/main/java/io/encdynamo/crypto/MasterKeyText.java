package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.Arrays;
import java.util.Base64;

/** A master key as text: 32 bytes in base64, white space around it or between its lines. */
final class MasterKeyText {
  /** More than any spelling of 32 bytes in base64 needs. */
  static final int LONGEST = 1024;

  static final String EXPECTED = "it must hold 32 random bytes in base64";

  private MasterKeyText() {}

  /** Whether a text that should be something else, as a path, is a key given by mistake. */
  static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == Derivation.KEY_LENGTH;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /**
   * The key in a text, which is wiped.
   *
   * @param from where the text comes from, for messages: {@code "in file x"}
   */
  static LocalWrappingKey read(byte[] text, String from) {
    byte[] dense = new byte[text.length];
    int length = 0;
    for (byte b : text) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        dense[length++] = b;
      }
    }
    Arrays.fill(text, (byte) 0);
    byte[] base64 = Arrays.copyOf(dense, length);
    Arrays.fill(dense, (byte) 0);
    byte[] key = {};
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      // its message quotes the text, so it is no cause; an empty key is refused below
    } finally {
      Arrays.fill(base64, (byte) 0);
    }
    if (key.length != Derivation.KEY_LENGTH) {
      Arrays.fill(key, (byte) 0);
      throw new DriverException(ErrorCode.KEY_NOT_AVAILABLE, from, EXPECTED);
    }
    return new LocalWrappingKey(key);
  }
}
