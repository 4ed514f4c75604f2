package io.encdynamo.crypto;

import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.util.Arrays;

/**
 * {@code pkcs11:<config>#<alias>}: an AES key that never leaves a token. The file is a
 * configuration of the JDK's SunPKCS11 provider, {@code keysPassword} the token's PIN.
 */
final class Pkcs11KeyProvider implements KeyProvider {
  private static final int LONGEST = 1 << 20;

  @Override
  public String scheme() {
    return "pkcs11";
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    AliasLocation at =
        AliasLocation.of(location, scheme(), "the path of a SunPKCS11 configuration");
    KeyFile config = new KeyFile("token configuration", at.path());
    String pin = KeysPassword.of(settings, config.toString());
    // SunPKCS11 reads it again, and says less when it cannot
    Arrays.fill(config.read(LONGEST, "it is no configuration of SunPKCS11"), (byte) 0);
    return Pkcs11Token.of(config).open(at.alias(), pin);
  }
}
