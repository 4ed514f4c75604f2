package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseKeyProviderTest {
  private static final String PASSPHRASE = FormatPage.vector("input", "passphrase").text(1);
  private static final FormatPage.Vector VECTOR = FormatPage.vector("wrap", "passphrase");
  private static final WrapContext ROOT =
      WrapContext.rootKey(Rings.CATALOG.bytes(), "encdynamo_catalog");
  private static final int CHECK_AT = 22;

  private static KeyProviders providers(String passphrase) {
    return new KeyProviders(Set.of("passphrase"), Map.of("keysPassword", passphrase)::get);
  }

  @Test
  void aPassphraseWrapsAsTheFormatPageSays() {
    try (WrappingKey key = providers(PASSPHRASE).master("passphrase")) {
      assertThat(key.wrap(Rings.CONTEXT, FormatPage.input("dataKey"))).isEqualTo(VECTOR.bytes(2));
      assertThat(key.unwrap(Rings.CONTEXT, VECTOR.bytes(2))).isEqualTo(FormatPage.input("dataKey"));
    }
  }

  @Test
  void allKeysOfACatalogHaveOneSaltWhoeverWrapsThem() {
    try (WrappingKey master = providers(PASSPHRASE).master("passphrase");
        WrappingKey named = providers(PASSPHRASE).named("passphrase")) {
      byte[] root = master.wrap(ROOT, Rings.secret(1));
      byte[] key = named.wrap(Rings.CONTEXT, Rings.secret(2));

      assertThat(Arrays.copyOf(root, CHECK_AT)).isEqualTo(Arrays.copyOf(key, CHECK_AT));
      assertThat(named.unwrap(ROOT, root)).isEqualTo(Rings.secret(1));
      assertThat(master.unwrap(Rings.CONTEXT, key)).isEqualTo(Rings.secret(2));
    }
  }

  @Test
  void theSaltOfABlobIsTheOneItOpensWith() {
    byte[] bytes = Utf8.encode(PASSPHRASE);
    byte[] salt = Rings.secret(9);
    PassphraseCost cost = new PassphraseCost(80 << 10, 4);
    byte[] blob = VECTOR.bytes(2);
    blob[2] = 1;
    blob[3] = 0x40;
    blob[4] = 0;
    blob[5] = 4;
    System.arraycopy(salt, 0, blob, 6, 16);
    new LocalWrappingKey(
            Argon2id.derive(
                bytes,
                Arrays.copyOf(salt, 16),
                cost.memoryKib(),
                cost.passes(),
                new byte[0],
                new byte[0]))
        .seal(Rings.CONTEXT, Rings.secret(5), blob, CHECK_AT);

    try (WrappingKey key = providers(PASSPHRASE).master("passphrase")) {
      assertThat(key.unwrap(Rings.CONTEXT, blob)).isEqualTo(Rings.secret(5));
    }
  }

  @Test
  void anotherPassphraseIsRefusedAndNotShown() {
    try (WrappingKey key = providers("a wrong passphrase").master("passphrase")) {
      assertNotAvailable(
          () -> key.unwrap(Rings.CONTEXT, VECTOR.bytes(2)), "another master key wrapped it");
    }
  }

  @ParameterizedTest(name = "memory {0} KiB, {1} passes")
  @CsvSource({
    "0, 3",
    "1, 3",
    "65535, 3",
    "1048577, 3",
    "2147483647, 3",
    "-1, 3",
    "-2147483648, 3",
    "65536, 0",
    "65536, 1",
    "65536, 2",
  })
  void parametersOutOfBoundsAreRefusedBeforeAnythingIsComputed(int memoryKib, int passes) {
    byte[] blob = VECTOR.bytes(2);
    BigEndian.putInt(blob, 1, memoryKib);
    blob[5] = (byte) passes;

    try (WrappingKey key = providers(PASSPHRASE).master("passphrase")) {
      assertNotAvailable(() -> key.unwrap(Rings.CONTEXT, blob), "64 MiB to 1 GiB");
    }
  }

  @ParameterizedTest(name = "memory {0} KiB, {1} passes")
  @CsvSource({"65536, 3", "1048576, 3", "65536, 255", "100000, 10"})
  void parametersWithinBoundsAreTaken(int memoryKib, int passes) {
    PassphraseCost cost = new PassphraseCost(memoryKib, passes);

    assertThatCode(() -> cost.requireBounds(Rings.CONTEXT)).doesNotThrowAnyException();
    assertThatCode(() -> cost.requireHeap(Rings.CONTEXT, 2L << 30)).doesNotThrowAnyException();
  }

  @Test
  void aHeapThatIsTooSmallIsSaidAndNotExhausted() {
    PassphraseCost cost = new PassphraseCost(1 << 20, 3);

    assertNotAvailable(() -> cost.requireHeap(Rings.CONTEXT, 1L << 30), "1024 MiB");
  }

  @Test
  void blobsOfOtherFormsAndLengthsAreRefused() {
    byte[] blob = VECTOR.bytes(2);
    try (WrappingKey key = providers(PASSPHRASE).master("passphrase")) {
      for (byte[] other :
          new byte[][] {
            {},
            {2},
            Arrays.copyOf(blob, blob.length - 1),
            Arrays.copyOf(blob, blob.length + 1),
            FormatPage.vector("wrap", "data").bytes(2)
          }) {
        assertNotAvailable(() -> key.unwrap(Rings.CONTEXT, other), "of this kind");
      }
    }
    assertNotAvailable(() -> Rings.master().unwrap(Rings.CONTEXT, blob), "of this kind");
  }

  @Test
  void everyPartOfABlobIsNoticedWhenItChanges() {
    byte[] blob = VECTOR.bytes(2);
    try (WrappingKey key = providers(PASSPHRASE).master("passphrase")) {
      for (int at : new int[] {6, CHECK_AT, CHECK_AT + 31, CHECK_AT + 32, blob.length - 1}) {
        byte[] changed = blob.clone();
        changed[at] ^= 1;
        assertNotAvailable(() -> key.unwrap(Rings.CONTEXT, changed), "");
      }
      assertNotAvailable(() -> key.unwrap(ROOT, blob), "another place");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"passphrase:", "passphrase:correct horse", "PASSPHRASE:correct horse"})
  void onlyTheWordItselfIsAUri(String uri) {
    KeyProviders providers = providers("");

    assertNotAvailable(() -> providers.master(uri), "keysPassword");
    assertNotAvailable(() -> providers.named(uri), "keysPassword");
  }

  @Test
  void aClosedKeyIsGone() {
    WrappingKey key = providers(PASSPHRASE).master("passphrase");
    key.close();
    key.close();

    assertNotAvailable(() -> key.wrap(Rings.CONTEXT, Rings.secret(1)), "closed");
    assertThat(key).asString().doesNotContain(PASSPHRASE);
  }

  private static void assertNotAvailable(ThrowingCallable use, String reason) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .hasMessageContaining(reason)
        .hasNoCause()
        .message()
        .doesNotContain(PASSPHRASE)
        .doesNotContain("correct horse")
        .doesNotContain("wrong passphrase");
  }
}
