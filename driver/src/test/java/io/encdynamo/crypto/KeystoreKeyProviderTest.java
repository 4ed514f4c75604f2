package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreKeyProviderTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String OTHER_PASSWORD = "Tr0ub4dor&3";

  @TempDir private static Path directory;

  @BeforeAll
  static void makeKeystores() throws Exception {
    byte[] master = FormatPage.input("masterKey");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    set(store, "master", new SecretKeySpec(master, "AES"), PASSWORD);
    set(store, "short", new SecretKeySpec(master, 0, 16, "AES"), PASSWORD);
    set(store, "mac", new SecretKeySpec(master, "HmacSHA256"), PASSWORD);
    set(store, "stranger", new SecretKeySpec(master, "AES"), OTHER_PASSWORD);
    try (OutputStream out = Files.newOutputStream(directory.resolve("keys.p12"))) {
      store.store(out, PASSWORD.toCharArray());
    }
    byte[] content = Files.readAllBytes(directory.resolve("keys.p12"));
    Files.write(directory.resolve("cut.p12"), Arrays.copyOf(content, content.length - 40));
    Files.write(directory.resolve("half.p12"), HexFormat.of().parseHex("3082"));
    Files.writeString(directory.resolve("text.p12"), PASSWORD + " is no keystore");
    Files.write(directory.resolve("empty.p12"), new byte[0]);
    Files.createDirectory(directory.resolve("directory.p12"));
  }

  private static void set(KeyStore store, String alias, SecretKey key, String password)
      throws Exception {
    store.setEntry(
        alias,
        new KeyStore.SecretKeyEntry(key),
        new KeyStore.PasswordProtection(password.toCharArray()));
  }

  private static KeyProviders providers(@Nullable String password) {
    return new KeyProviders(
        Set.of("keystore"), Map.of("keysPassword", password == null ? "" : password)::get);
  }

  private static String uri(String location) {
    return "keystore:" + directory + "/" + location;
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore:%s/keys.p12#master", "keystore://%s/keys.p12#MASTER"})
  void anAesKeyOf256BitsIsAMasterKey(String form) {
    String uri = String.format(form, directory);

    Rings.assertIsTheMasterKey(providers(PASSWORD).master(uri));
    Rings.assertIsTheMasterKey(providers(PASSWORD).named(uri));
  }

  @Test
  void aKeyThatKeytoolMadeOpens() throws Exception {
    Path file = directory.resolve("keytool.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genseckey",
                "-keyalg",
                "AES",
                "-keysize",
                "256",
                "-alias",
                "k",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();

    byte[] blob =
        providers(PASSWORD).master("keystore:" + file + "#k").wrap(Rings.CONTEXT, Rings.secret(3));
    assertThat(providers(PASSWORD).master("keystore:" + file + "#k").unwrap(Rings.CONTEXT, blob))
        .isEqualTo(Rings.secret(3));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "keys.p12#master    | Tr0ub4dor&3           | the password is wrong",
        "keys.p12#master    |                       | set keysPassword",
        "keys.p12#missing   | correct horse battery | no key under the alias",
        "keys.p12#short     | correct horse battery | no AES key of 256 bits",
        "keys.p12#mac       | correct horse battery | no AES key of 256 bits",
        "keys.p12#stranger  | correct horse battery | another password than the file",
        "keys.p12           | correct horse battery | the alias of a key",
        "keys.p12#          | correct horse battery | the alias of a key",
        "missing.p12#master | correct horse battery | no such file",
        "directory.p12#m    | correct horse battery | cannot be read",
        "cut.p12#master     | correct horse battery | or a damaged one",
        "half.p12#master    | correct horse battery | no PKCS#12 file",
        "text.p12#master    | correct horse battery | no PKCS#12 file",
        "empty.p12#master   | correct horse battery | no PKCS#12 file",
      })
  void whatDoesNotOpenIsNotAvailableAndShowsNoSecret(
      String location, @Nullable String password, String reason) {
    assertThatThrownBy(() -> providers(password).master(uri(location)))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .hasMessageContaining(reason)
        .hasNoCause()
        .message()
        .doesNotContain(PASSWORD)
        .doesNotContain(OTHER_PASSWORD)
        .doesNotContain("@ABCDEF"); // the key's own bytes, 40 41 42 ...
  }

  @Test
  void aKeyGivenInPlaceOfAPathIsNotShown() {
    String base64 = Base64.getEncoder().encodeToString(FormatPage.input("masterKey"));

    assertThatThrownBy(() -> providers(PASSWORD).master("keystore:" + base64 + "#k"))
        .isInstanceOf(DriverException.class)
        .message()
        .doesNotContain(base64.substring(0, 8));
  }
}
