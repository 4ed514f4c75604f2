package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs11KeyProviderTest {
  private static final WrapContext ROOT =
      WrapContext.rootKey(Rings.CATALOG.bytes(), "encdynamo_catalog");

  @TempDir private static Path directory;

  @BeforeAll
  static void makeToken() throws Exception {
    SoftHsm hsm = SoftHsm.start(directory);
    hsm.put("master", FormatPage.input("masterKey"), "01");
    hsm.put("other", Rings.secret(7), "02");
    hsm.configuration("token.cfg");
    Path restricted =
        hsm.configuration(
            "restricted.cfg",
            "attributes(generate, CKO_SECRET_KEY, CKK_AES) = {\n CKA_DECRYPT = false\n}");
    addKeys(restricted);
    Files.writeString(directory.resolve("nonsense.cfg"), "sesame " + SoftHsm.PIN);
    Files.writeString(directory.resolve("library.cfg"), "name = x\nlibrary = /no/such.so\n");
    hsm.configuration("slot.cfg", "", "slotListIndex = 99");
  }

  /** What softhsm2-util cannot make: keys with rights, and of other kinds. */
  private static void addKeys(Path configuration) throws Exception {
    Provider token = Security.getProvider("SunPKCS11").configure(configuration.toString());
    KeyStore store = KeyStore.getInstance("PKCS11", token);
    store.load(null, SoftHsm.PIN.toCharArray());
    KeyGenerator aes = KeyGenerator.getInstance("AES", token);
    aes.init(256);
    set(store, "writeonly", aes.generateKey());
    KeyGenerator des = KeyGenerator.getInstance("DESede", token);
    set(store, "des", des.generateKey());
  }

  private static void set(KeyStore store, String alias, SecretKey key) throws Exception {
    store.setEntry(alias, new KeyStore.SecretKeyEntry(key), null);
  }

  private static KeyProviders providers(@Nullable String pin) {
    return new KeyProviders(Set.of("pkcs11"), Map.of("keysPassword", pin == null ? "" : pin)::get);
  }

  private static WrappingKey open(String location) {
    return providers(SoftHsm.PIN).master("pkcs11:" + directory.resolve(location));
  }

  @Test
  void aKeyInATokenWrapsAsTheFormatPageSays() throws Exception {
    byte[] blob;
    try (WrappingKey key = open("token.cfg#master")) {
      blob = key.wrap(Rings.CONTEXT, Rings.secret(1));
      assertThat(key.wrap(Rings.CONTEXT, Rings.secret(1))).isNotEqualTo(blob);
    }

    // the test knows the key's bytes and does it without the token
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(FormatPage.input("masterKey"), "AES"),
        new GCMParameterSpec(128, blob, 1, 12));
    cipher.updateAAD(Rings.CONTEXT.bytes());
    assertThat(blob[0]).isEqualTo((byte) 4);
    assertThat(cipher.doFinal(blob, 13, blob.length - 13)).isEqualTo(Rings.secret(1));
    try (WrappingKey named =
        providers(SoftHsm.PIN).named("pkcs11:" + directory + "/token.cfg#master")) {
      assertThat(named.unwrap(Rings.CONTEXT, blob)).isEqualTo(Rings.secret(1));
    }
  }

  @Test
  void theVectorOfTheFormatPageOpens() {
    FormatPage.Vector vector = FormatPage.vector("wrap", "token");
    try (WrappingKey key = open("token.cfg#master")) {
      assertThat(HexFormat.of().formatHex(Rings.CONTEXT.bytes())).isEqualTo(vector.text(1));
      assertThat(key.unwrap(Rings.CONTEXT, vector.bytes(2))).isEqualTo(FormatPage.input("dataKey"));
    }
  }

  @Test
  void everyFlippedByteOfABlobIsNoticedAndTheKeyStaysUsable() {
    try (WrappingKey key = open("token.cfg#master");
        WrappingKey other = open("token.cfg#other")) {
      byte[] blob = key.wrap(Rings.CONTEXT, Rings.secret(1));
      for (int at = 0; at < blob.length; at++) {
        byte[] changed = blob.clone();
        changed[at] ^= 1;
        assertNotAvailable(() -> key.unwrap(Rings.CONTEXT, changed), "");
      }
      assertNotAvailable(() -> key.unwrap(ROOT, blob), "another place");
      assertNotAvailable(() -> other.unwrap(Rings.CONTEXT, blob), "another master key");
      assertNotAvailable(
          () -> key.unwrap(Rings.CONTEXT, Arrays.copyOf(blob, blob.length - 1)), "of this kind");
      assertNotAvailable(
          () -> key.unwrap(Rings.CONTEXT, FormatPage.vector("wrap", "data").bytes(2)),
          "of this kind");
      assertThat(key.unwrap(Rings.CONTEXT, blob)).isEqualTo(Rings.secret(1));
    }
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "token.cfg#master    | 1234-5678 | the PIN is wrong",
        "token.cfg#master    | 1         | the PIN is wrong",
        "token.cfg#master    |           | set keysPassword",
        "token.cfg#missing   | 4711-0815 | no key under the alias",
        "token.cfg#des       | 4711-0815 | no AES key",
        "token.cfg           | 4711-0815 | the alias of a key",
        "absent.cfg#master   | 4711-0815 | no such file",
        "nonsense.cfg#master | 4711-0815 | cannot start with this configuration",
        "library.cfg#master  | 4711-0815 | cannot start with this configuration",
        "slot.cfg#master     | 4711-0815 | cannot start with this configuration",
      })
  void whatDoesNotOpenIsNotAvailableAndShowsNoSecret(
      String location, @Nullable String pin, String reason) {
    String uri = "pkcs11:" + directory.resolve(location);

    assertNotAvailable(() -> providers(pin).master(uri), reason);
    try (WrappingKey key = open("token.cfg#other")) {
      assertNotAvailable(() -> providers(pin).master(uri), reason); // while another is logged in
      assertThat(key.wrap(Rings.CONTEXT, Rings.secret(1))).isNotEmpty();
    }
  }

  @Test
  void whatTheTokenDoesNotPermitIsDenied() {
    try (WrappingKey key = open("token.cfg#writeonly")) {
      byte[] blob = key.wrap(Rings.CONTEXT, Rings.secret(1));

      assertThatThrownBy(() -> key.unwrap(Rings.CONTEXT, blob))
          .isInstanceOf(KeyDeniedException.class)
          .hasNoCause();
    }
  }

  @Test
  void aClosedKeyIsGoneAndLeavesOthersTheirLogin() {
    WrappingKey first = open("token.cfg#master");
    WrappingKey second = open("token.cfg#master");
    byte[] blob = first.wrap(Rings.CONTEXT, Rings.secret(1));

    first.close();
    first.close();

    assertNotAvailable(() -> first.unwrap(Rings.CONTEXT, blob), "closed");
    assertThat(second.unwrap(Rings.CONTEXT, blob)).isEqualTo(Rings.secret(1));
    second.close();
    try (WrappingKey third = open("token.cfg#master")) {
      assertThat(third.unwrap(Rings.CONTEXT, blob)).isEqualTo(Rings.secret(1));
    }
  }

  @Test
  void threadsOpenUseAndCloseKeysAtTheSameTime() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> work =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      (Callable<byte[]>)
                          () -> {
                            try (WrappingKey key = open("token.cfg#master")) {
                              return key.unwrap(
                                  Rings.CONTEXT, key.wrap(Rings.CONTEXT, Rings.secret(i)));
                            }
                          })
              .toList();
      int i = 0;
      for (Future<byte[]> result : pool.invokeAll(work)) {
        assertThat(result.get()).isEqualTo(Rings.secret(i++));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void assertNotAvailable(ThrowingCallable use, String reason) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .hasMessageContaining(reason)
        .hasNoCause()
        .message()
        .doesNotContain(SoftHsm.PIN)
        .doesNotContain("1234-5678")
        .doesNotContain("sesame");
  }
}
