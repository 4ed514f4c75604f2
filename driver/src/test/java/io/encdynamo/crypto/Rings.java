package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys for tests: those of the format page. */
final class Rings {
  static final Id16 CATALOG = FormatPage.inputId("catalogId");
  static final Id16 KEY = FormatPage.inputId("keyId");
  static final Id16 TABLE = FormatPage.inputId("tableId");
  static final int KVID = FormatPage.inputNumber("kvid");
  static final WrapContext CONTEXT =
      WrapContext.dataKey(CATALOG.bytes(), KEY.bytes(), KVID, "'default'");
  static final KeyProviders NO_OTHERS = new KeyProviders(Set.of(), property -> null);

  private Rings() {}

  static LocalWrappingKey master() {
    return new LocalWrappingKey(FormatPage.input("masterKey"));
  }

  /** Whether a key is the master key of the format page, wherever it was found. */
  static void assertIsTheMasterKey(WrappingKey key) {
    assertThat(key.unwrap(CONTEXT, FormatPage.vector("wrap", "data").bytes(2)))
        .isEqualTo(FormatPage.input("dataKey"));
  }

  static KeyRing ring() {
    return new KeyRing(CATALOG, master(), NO_OTHERS, Duration.ofMinutes(5));
  }

  /** The data key of the format page as a key's only version. */
  static KeyEntry key() {
    return key(null, version(KVID, KeyState.CURRENT, FormatPage.input("dataKey")));
  }

  static KeyEntry key(@Nullable String provider, KeyVersion... versions) {
    return new KeyEntry("default", KEY, provider, List.of(versions));
  }

  static KeyVersion version(int kvid, KeyState state, byte[] secret) {
    WrapContext context = WrapContext.dataKey(CATALOG.bytes(), KEY.bytes(), kvid, "'default'");
    return new KeyVersion(
        kvid,
        state,
        Bytes.of(master().wrap(context, secret)),
        Bytes.of(DataKey.commitment(KEY, kvid, secret)));
  }

  static byte[] secret(int seed) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) seed);
    return secret;
  }

  static Encryption deterministic() {
    return new Encryption(EncryptionMode.DETERMINISTIC, Suites.AES_SIV, KEY, null, false, 0);
  }

  static Encryption randomized() {
    return new Encryption(EncryptionMode.RANDOMIZED, Suites.ROW_GCM, KEY, null, false, 0);
  }

  static Encryption blind(@Nullable String domain, int bits, boolean padded) {
    return new Encryption(EncryptionMode.RANDOMIZED, Suites.ROW_GCM, KEY, domain, padded, bits);
  }

  static Encryption padded(Encryption encryption) {
    return new Encryption(encryption.mode(), encryption.suite(), encryption.keyId(), null, true, 0);
  }

  static ColumnPlace place(String type) {
    return new ColumnPlace("archive", TABLE, "message", 2, Samples.type(type));
  }

  static RowBinding row(String partition) {
    return RowBinding.of(KeyAttribute.string(partition), null);
  }
}
