package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaddingTest {
  private static final RowBinding ROW = Rings.row("aid-001");

  /** Padmé of the length and one, by its definition, written otherwise than in the class. */
  @ParameterizedTest
  @CsvSource({
    "0, 32",
    "1, 32",
    "31, 32",
    "32, 36",
    "35, 36",
    "36, 40",
    "63, 64",
    "64, 72",
    "71, 72",
    "72, 80",
    "255, 256",
    "256, 272",
    "1000, 1024",
    "1024, 1088",
    "9999, 10240",
    "100000, 100352",
    "390000, 393216"
  })
  void aLengthIsOneOfFew(int length, int padded) {
    assertThat(Padding.length(length)).isEqualTo(padded);
    double exponent = Math.floor(Math.log(length + 1) / Math.log(2));
    double counting = exponent < 1 ? 0 : Math.floor(Math.log(exponent) / Math.log(2)) + 1;
    double step = Math.pow(2, exponent - counting);
    assertThat(padded).isEqualTo((int) Math.max(32, Math.ceil((length + 1) / step) * step));
  }

  @Test
  void theOverheadIsSmall() {
    assertThat(IntStream.range(32, 400_000))
        .allMatch(length -> Padding.length(length) <= (length + 1) * 1.12 + 1);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void whatIsPaddedComesBack(int length) throws Exception {
    byte[] encoded = HexFormat.of().parseHex("80".repeat(length));
    assertThat(Padding.unpad(Padding.pad(encoded))).isEqualTo(encoded);
  }

  static IntStream lengths() {
    return IntStream.rangeClosed(0, 300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "05418000000000000000000000000000000000000000000000000000000000",
        "054180000000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0541810000000000000000000000000000000000000000000000000000000000",
      })
  void otherPaddingIsRefused(String hex) {
    assertThatThrownBy(() -> Padding.unpad(HexFormat.of().parseHex(hex)))
        .isInstanceOf(NotCanonicalException.class);
  }

  @Test
  void aRandomizedColumnHidesNullAmongShortTexts() {
    ColumnCipher cipher = cipher(Rings.padded(Rings.randomized()));
    byte[] nothing = cipher.encrypt(NullValue.NULL, ROW);
    assertThat(cipher.encryptsNull()).isTrue();
    assertThat(nothing).hasSameSizeAs(cipher.encrypt(new StringValue("a short text"), ROW));
    assertThat(cipher.decrypt(nothing, ROW)).isEqualTo(NullValue.NULL);
  }

  @Test
  void aDeterministicOneDoesNot() {
    ColumnCipher cipher = cipher(Rings.padded(Rings.deterministic()));
    assertThat(cipher.encryptsNull()).isFalse();
    assertThatThrownBy(() -> cipher.encrypt(NullValue.NULL, ROW))
        .isInstanceOf(DriverException.class);
  }

  @Test
  void aValueIsAuthenticWithItsFlagAlone() {
    StringValue value = new StringValue("a text that is not short at all, but longer");
    for (Encryption plain : new Encryption[] {Rings.deterministic(), Rings.randomized()}) {
      byte[] stored = cipher(plain).encrypt(value, ROW);
      assertThatThrownBy(() -> cipher(Rings.padded(plain)).decrypt(stored, ROW))
          .isInstanceOf(DriverException.class);
      byte[] padded = cipher(Rings.padded(plain)).encrypt(value, ROW);
      assertThatThrownBy(() -> cipher(plain).decrypt(padded, ROW))
          .isInstanceOf(DriverException.class);
    }
  }

  private static ColumnCipher cipher(Encryption encryption) {
    return ColumnCipher.of(Rings.place("STRING"), encryption, Rings.key(), Rings.ring());
  }
}
