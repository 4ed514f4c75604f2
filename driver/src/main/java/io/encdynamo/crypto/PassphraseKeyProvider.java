package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;

/** {@code passphrase}: a master key made of {@code keysPassword} by Argon2id (RFC 9106). */
final class PassphraseKeyProvider implements KeyProvider {
  @Override
  public String scheme() {
    return "passphrase";
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    if (!location.isEmpty()) {
      // not shown, and never stored: it may be the passphrase
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "of a passphrase",
          "nothing may stand behind 'passphrase'; the passphrase belongs into keysPassword");
    }
    return new PassphraseWrappingKey(
        Utf8.encode(KeysPassword.of(settings, "of a passphrase")), PassphraseCost.RECOMMENDED);
  }
}
