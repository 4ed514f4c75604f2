package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(FormatPage.input("masterKey"));
  private static final WrapContext PLACE = Rings.CONTEXT;

  @TempDir Path directory;

  private static KeyProviders providers(Map<String, String> environment, String... allowed) {
    return new KeyProviders(
        Set.of(allowed),
        property -> null,
        List.of(new FileKeyProvider(), new EnvKeyProvider(environment::get)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s\n", "  %s\r\n", "\n%s\n\n"})
  void aFileHoldsThirtyTwoBytesInBase64(String form) throws Exception {
    Path file = Files.writeString(directory.resolve("master.key"), String.format(form, BASE64));

    Rings.assertIsTheMasterKey(providers(Map.of()).master("file:" + file));
    Rings.assertIsTheMasterKey(providers(Map.of()).master("file://" + file));
    Rings.assertIsTheMasterKey(providers(Map.of(), "file").named("FILE:" + file));
  }

  @Test
  void aVariableHoldsThirtyTwoBytesInBase64() {
    KeyProviders providers = providers(Map.of("MASTER", BASE64), "env");

    Rings.assertIsTheMasterKey(providers.master("env:MASTER"));
    Rings.assertIsTheMasterKey(providers.named("env:MASTER"));
  }

  @Test
  void bytesAreAMasterKeyToo() {
    byte[] bytes = FormatPage.input("masterKey");
    WrappingKey key = KeyProviders.master(bytes);
    bytes[0]++;

    Rings.assertIsTheMasterKey(key);
  }

  static Stream<String> badTexts() {
    return Stream.of(
        "",
        "not base64 at all!",
        BASE64.substring(0, 40),
        BASE64.substring(4),
        "AAAA" + BASE64,
        BASE64.replace('Q', '-'),
        Base64.getEncoder().encodeToString(new byte[2000]));
  }

  @ParameterizedTest
  @MethodSource("badTexts")
  void anyOtherContentIsRefusedWithoutBeingShown(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("bad.key"), text);

    for (String uri : List.of("file:" + file, "env:BAD")) {
      assertThatThrownBy(() -> providers(Map.of("BAD", text)).master(uri))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE);
                assertThat(refused.getMessage()).contains("32 random bytes in base64");
                if (text.length() > 8) {
                  assertThat(refused.getMessage()).doesNotContain(text.substring(0, 8));
                }
              })
          .hasNoCause();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/no/such/file", "env:NOT_SET", "env:", "file:\0"})
  void aKeyThatIsNotThereIsNotAvailable(String uri) {
    assertThatThrownBy(() -> providers(Map.of()).master(uri))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "env:%s", "file:%s", "secret:%s"})
  void aKeyGivenInPlaceOfAUriIsNotShown(String form) {
    String uri = String.format(form, BASE64);
    for (KeyProviders providers : List.of(providers(Map.of(), "env", "file"))) {
      assertThatThrownBy(() -> providers.master(uri))
          .isInstanceOf(DriverException.class)
          .message()
          .doesNotContain(BASE64.substring(0, 8));
      assertThatThrownBy(() -> providers.named(uri))
          .isInstanceOf(DriverException.class)
          .message()
          .doesNotContain(BASE64.substring(0, 8));
    }
  }

  @Test
  void sqlMayNameOnlyListedProviders() throws Exception {
    Path file = Files.writeString(directory.resolve("master.key"), BASE64);

    assertThatThrownBy(() -> providers(Map.of(), "kms").named("file:" + file))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .hasMessageContaining("providers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:x", "env:X", "keystore:x#y", "pkcs11:x#y", "passphrase", "kms:alias/x"})
  void nothingThatIsNotListedIsOpenedForSql(String uri) {
    KeyProviders providers = new KeyProviders(Set.of("pynamodb-mate"), property -> null);

    for (String spelt : List.of(uri, uri.toUpperCase(Locale.ROOT))) {
      assertThatThrownBy(() -> providers.named(spelt))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
          .hasMessageContaining("connection property providers");
    }
  }

  @Test
  void everyFlippedBitOfABlobIsNoticed() {
    byte[] blob = FormatPage.vector("wrap", "data").bytes(2);
    for (int bit = 0; bit < 8 * blob.length; bit++) {
      byte[] flipped = blob.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> Rings.master().unwrap(PLACE, flipped))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE));
    }
  }

  @Test
  void aBlobOpensInItsPlaceOnly() {
    byte[] blob = FormatPage.vector("wrap", "data").bytes(2);
    for (WrapContext other :
        List.of(
            WrapContext.dataKey(Rings.KEY.bytes(), Rings.KEY.bytes(), Rings.KVID, "k"),
            WrapContext.dataKey(Rings.CATALOG.bytes(), Rings.CATALOG.bytes(), Rings.KVID, "k"),
            WrapContext.dataKey(Rings.CATALOG.bytes(), Rings.KEY.bytes(), 8, "k"),
            WrapContext.rootKey(Rings.CATALOG.bytes(), "encdynamo_catalog"))) {
      assertThatThrownBy(() -> Rings.master().unwrap(other, blob))
          .isInstanceOf(DriverException.class);
    }
  }

  @Test
  void aClosedKeyIsGone() {
    WrappingKey key = Rings.master();
    key.close();
    key.close();

    assertThatThrownBy(() -> key.wrap(PLACE, Rings.secret(1))).isInstanceOf(DriverException.class);
  }

  @Test
  void unsoundJavaRuntimesAreRefused() {
    assertThatThrownBy(() -> JavaRuntime.requireSound(Runtime.Version.parse("17.0.5")))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("JDK-8292158");
    for (String sound : List.of("17.0.6", "17.0.15+6-Debian-1deb12u1", "21", "25.0.1")) {
      assertThatCode(() -> JavaRuntime.requireSound(Runtime.Version.parse(sound)))
          .doesNotThrowAnyException();
    }
  }
}
