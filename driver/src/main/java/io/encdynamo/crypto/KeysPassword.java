package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyProvider;

/** The secret that opens a keystore or a token, or is the passphrase itself. */
final class KeysPassword {
  private static final String PROPERTY = "keysPassword";

  private KeysPassword() {}

  /**
   * The property. Whoever copies it wipes the copy; the text itself cannot be wiped.
   *
   * @param key what messages call the key, to stand behind "Key"
   * @throws DriverException 5E002 if none is set
   */
  static String of(KeyProvider.Settings settings, String key) {
    String password = settings.get(PROPERTY);
    if (password == null || password.isEmpty()) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, key, "its password is not set; set keysPassword");
    }
    return password;
  }
}
