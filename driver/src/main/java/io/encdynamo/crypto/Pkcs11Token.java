package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * The token that a configuration of SunPKCS11 leads to. A process logs in to a token once, for all
 * its threads (PKCS#11 2.40, section 5.6), so the connections of this JVM share the login: each has
 * to know the PIN, and the last to close logs out. The provider is not registered with the JVM.
 */
final class Pkcs11Token {
  private static final Logger LOG = Logger.getLogger(Pkcs11Token.class.getName());
  private static final ConcurrentHashMap<Path, Pkcs11Token> TOKENS = new ConcurrentHashMap<>();

  private final KeyFile config;
  private final Mac256 pins;
  private @Nullable AuthProvider provider;
  private byte[] pin = {};
  private int users;

  private Pkcs11Token(KeyFile config) {
    this.config = config;
    byte[] key = new byte[Mac256.LENGTH];
    new SecureRandom().nextBytes(key);
    this.pins = new Mac256(key);
    Arrays.fill(key, (byte) 0);
  }

  /** The one of a configuration that can be read. */
  static Pkcs11Token of(KeyFile config) {
    return TOKENS.computeIfAbsent(config.absolute(), path -> new Pkcs11Token(config));
  }

  /**
   * A key of the token, which keeps it logged in until the key is closed.
   *
   * @throws DriverException 5E002 if the token cannot be used, the PIN is wrong, or there is no AES
   *     key of this alias
   */
  synchronized Pkcs11WrappingKey open(String alias, String pin) {
    byte[] mac = pins.of(Utf8.encode(pin));
    if (users > 0 && !MessageDigest.isEqual(mac, this.pin)) {
      // SunPKCS11 would not look at it: somebody is logged in
      throw wrongPin();
    }
    users++;
    try {
      AuthProvider token = provider();
      SecretKey key = key(login(token, pin), alias);
      this.pin = mac;
      return new Pkcs11WrappingKey(this, token, key);
    } catch (IOException | GeneralSecurityException | ProviderException failure) {
      release();
      throw failed(failure);
    } catch (DriverException refused) {
      release();
      throw refused;
    }
  }

  /** The token's keys as they are now. Logs in unless this process is, or is not any longer. */
  private static KeyStore login(AuthProvider token, String pin)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS11", token);
    char[] characters = pin.toCharArray();
    try {
      store.load(null, characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
    return store;
  }

  private AuthProvider provider() {
    AuthProvider known = provider;
    if (known != null) {
      return known;
    }
    Provider unconfigured = Security.getProvider("SunPKCS11");
    if (unconfigured == null) {
      throw config.unusable("this Java runtime has no SunPKCS11 (module jdk.crypto.cryptoki)");
    }
    try {
      // no cause is kept: messages repeat what the configuration says
      if (unconfigured.configure(config.absolute().toString()) instanceof AuthProvider made) {
        provider = made;
        return made;
      }
    } catch (InvalidParameterException | ProviderException wrong) {
      throw config.unusable(
          "SunPKCS11 cannot start with this configuration"
              + Pkcs11Error.in(wrong)
              + "; check its library and its slot");
    }
    throw config.unusable("the provider SunPKCS11 of this Java runtime knows no login");
  }

  private SecretKey key(KeyStore store, String alias) throws GeneralSecurityException {
    Key key = store.getKey(alias, null);
    if (key == null) {
      throw config.unusable("it has no key under the alias behind #; check its label");
    }
    if (!(key instanceof SecretKey secret) || !key.getAlgorithm().equals("AES")) {
      throw config.unusable("what stands under the alias is no AES key");
    }
    byte[] bytes = key.getEncoded();
    if (bytes != null) {
      // most tokens do not give it away, and then say nothing of its length either
      Arrays.fill(bytes, (byte) 0);
      if (bytes.length != Derivation.KEY_LENGTH) {
        throw config.unusable("what stands under the alias is no AES key of 256 bits");
      }
    }
    return secret;
  }

  private DriverException failed(Exception failure) {
    return switch (Pkcs11Error.code(failure)) {
      case "CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE" -> wrongPin();
      case "CKR_PIN_LOCKED" ->
          config.unusable("the token is locked after wrong PINs; unlock it with its own tool");
      default ->
          config.unusable("the token cannot be used" + Pkcs11Error.in(failure) + "; is it there?");
    };
  }

  private DriverException wrongPin() {
    return config.unusable(
        "the PIN is wrong; set keysPassword to the token's, which may lock after a few wrong ones");
  }

  /** One key less is in use. */
  synchronized void release() {
    users--;
    AuthProvider token = provider;
    if (users == 0 && token != null) {
      pin = new byte[0];
      try {
        token.logout();
      } catch (LoginException | ProviderException gone) {
        LOG.log(Level.FINE, "A token could not be logged out of; it may be gone", gone);
      }
    }
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
