package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is stored: the encoding gives a value of these very bytes or refuses them, a cipher
 * gives what was encrypted or 5E001. Nothing else is thrown.
 */
class DecodersTest {
  private static final int MUTATIONS = Integer.getInteger("random.bytes", 20_000);
  private static final RowBinding ROW = Rings.row("aid-001");

  private static List<byte[]> encodings() {
    List<byte[]> all = new ArrayList<>();
    FormatPage.vectors("enc").forEach(vector -> all.add(vector.bytes(2)));
    FormatPage.vectors("not").forEach(vector -> all.add(vector.bytes(0)));
    return all;
  }

  @Test
  void changedEncodingsAreCanonicalOrRefused() {
    List<byte[]> encodings = encodings();
    assertThat(encodings).hasSizeGreaterThan(30);
    Mutations mutations = new Mutations(7);
    int canonical = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      canonical += decode(mutations.of(encodings.get(i % encodings.size())));
    }
    assertThat(canonical).as("some are values").isGreaterThan(100).isLessThan(MUTATIONS);
  }

  /** 1 if the bytes are a value's. */
  private static int decode(byte[] bytes) {
    Value value;
    try {
      value = CanonicalEncoding.decode(bytes);
    } catch (NotCanonicalException refused) {
      return 0;
    }
    assertThat(CanonicalEncoding.encode(value)).isEqualTo(bytes);
    return 1;
  }

  @Test
  void changedValuesFailAuthentication() {
    Mutations mutations = new Mutations(8);
    for (Encryption encryption :
        List.of(
            Rings.deterministic(),
            Rings.randomized(),
            Rings.padded(Rings.deterministic()),
            Rings.padded(Rings.randomized()))) {
      ColumnCipher cipher =
          ColumnCipher.of(Rings.place("STRING"), encryption, Rings.key(), Rings.ring());
      byte[] stored = cipher.encrypt(Samples.value("STRING", "sesame"), ROW);
      for (int i = 0; i < MUTATIONS / 10; i++) {
        byte[] changed = mutations.of(stored);
        if (!Arrays.equals(changed, stored)) {
          decrypt(cipher, changed);
        }
      }
    }
  }

  private static void decrypt(ColumnCipher cipher, byte[] stored) {
    try {
      cipher.decrypt(stored, ROW);
    } catch (DriverException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.NOT_AUTHENTIC);
      return;
    }
    throw new AssertionError("forged bytes were decrypted");
  }

  /** For as long as wanted: {@code JAZZER_FUZZ=1}. */
  @FuzzTest(maxDuration = "20m")
  void anyBytesAreCanonicalOrRefused(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    decode(bytes);
    Stream.of(Rings.deterministic(), Rings.padded(Rings.randomized()))
        .map(
            encryption ->
                ColumnCipher.of(Rings.place("ANY"), encryption, Rings.key(), Rings.ring()))
        .forEach(cipher -> decrypt(cipher, bytes));
  }
}
