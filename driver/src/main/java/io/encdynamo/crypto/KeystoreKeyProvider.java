package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * {@code keystore:<file>#<alias>}: an AES key of 256 bits in a PKCS#12 file. {@code keysPassword}
 * opens the file and the entry, as {@code keytool} makes them.
 */
final class KeystoreKeyProvider implements KeyProvider {
  private static final int LONGEST = 16 << 20;

  @Override
  public String scheme() {
    return "keystore";
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    AliasLocation at = AliasLocation.of(location, scheme(), "the path of a PKCS#12 file");
    KeyFile file = new KeyFile("keystore", at.path());
    char[] password = KeysPassword.of(settings, file.toString()).toCharArray();
    byte[] content = {};
    try {
      content = file.read(LONGEST, "it is no PKCS#12 file of a usable length");
      return new LocalWrappingKey(bytes(key(file, content, at.alias(), password), file));
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(content, (byte) 0);
    }
  }

  // No cause is kept: messages of keystores may repeat what they were given.
  private static @Nullable Key key(KeyFile file, byte[] content, String alias, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password);
      return store.getKey(alias, password);
    } catch (IOException malformed) {
      throw file.unusable(
          malformed.getCause() instanceof UnrecoverableKeyException
              ? "the password is wrong; set keysPassword to that of the file"
              : "it is no PKCS#12 file, or a damaged one");
    } catch (UnrecoverableKeyException wrong) {
      throw file.unusable(
          "the entry has another password than the file; give both the one in keysPassword");
    } catch (GeneralSecurityException unsupported) {
      throw file.unusable("this Java runtime cannot read how the file is encrypted");
    }
  }

  private static byte[] bytes(@Nullable Key key, KeyFile file) {
    if (key == null) {
      throw file.unusable(
          "it has no key under the alias behind #; keytool -list shows the aliases");
    }
    if (!(key instanceof SecretKey) || !key.getAlgorithm().equals("AES")) {
      throw notAes(file);
    }
    byte[] bytes = key.getEncoded();
    if (bytes == null || bytes.length != Derivation.KEY_LENGTH) {
      if (bytes != null) {
        Arrays.fill(bytes, (byte) 0);
      }
      throw notAes(file);
    }
    return bytes;
  }

  private static DriverException notAes(KeyFile file) {
    return file.unusable(
        "what stands under the alias is no AES key of 256 bits;"
            + " make one with keytool -genseckey -keyalg AES -keysize 256");
  }
}
