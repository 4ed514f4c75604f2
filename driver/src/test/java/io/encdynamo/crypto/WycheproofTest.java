package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's vectors, right ones and attacks, through the code that the suites use. */
class WycheproofTest {
  private static final Pattern BAR = Pattern.compile(" ?\\| ?");

  /** One vector: its number, whether it is right, and its fields. */
  record Vector(String test, boolean valid, List<String> fields) {
    byte[] bytes(int index) {
      return HexFormat.of().parseHex(fields.get(index));
    }

    int number(int index) {
      return Integer.parseInt(fields.get(index));
    }

    @Override
    public String toString() {
      return test + (valid ? "" : ", an attack");
    }
  }

  private static List<Vector> vectors(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    WycheproofTest.class.getResourceAsStream("wycheproof/" + file), file),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(WycheproofTest::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Vector read(String line) {
    List<String> fields = List.of(BAR.split(line, -1));
    return new Vector(
        fields.get(0), fields.get(1).equals("valid"), fields.subList(2, fields.size()));
  }

  static List<Vector> siv() {
    return vectors("aes-siv.txt");
  }

  @ParameterizedTest
  @MethodSource("siv")
  void sivAgrees(Vector vector) throws Exception {
    Siv siv = Siv.plain(vector.bytes(0));
    byte[] associatedData = vector.bytes(1);

    if (vector.valid()) {
      assertThat(siv.encrypt(vector.bytes(2), associatedData)).isEqualTo(vector.bytes(3));
      assertThat(siv.decrypt(vector.bytes(3), associatedData)).isEqualTo(vector.bytes(2));
    } else {
      assertThatThrownBy(() -> siv.decrypt(vector.bytes(3), associatedData))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  static List<Vector> gcm() {
    return vectors("aes-gcm.txt");
  }

  @ParameterizedTest
  @MethodSource("gcm")
  void gcmAgrees(Vector vector) throws Exception {
    SecretKeySpec key = new SecretKeySpec(vector.bytes(0), "AES");
    byte[] nonce = vector.bytes(1);
    byte[] associatedData = vector.bytes(2);
    byte[] stored = Derivation.concat(nonce, vector.bytes(4), vector.bytes(5));

    if (vector.valid()) {
      byte[] written = Arrays.copyOf(nonce, stored.length);
      Gcm.encrypt(key, vector.bytes(3), associatedData, written, 0);
      assertThat(written).isEqualTo(stored);
      assertThat(Gcm.decrypt(key, stored, 0, associatedData)).isEqualTo(vector.bytes(3));
    } else {
      assertThatThrownBy(() -> Gcm.decrypt(key, stored, 0, associatedData))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  static List<Vector> hkdf() {
    return vectors("hkdf-sha256.txt");
  }

  @ParameterizedTest
  @MethodSource("hkdf")
  void hkdfAgrees(Vector vector) {
    if (vector.valid()) {
      assertThat(
              Derivation.hkdf(vector.bytes(0), vector.bytes(1), vector.bytes(2), vector.number(3)))
          .isEqualTo(vector.bytes(4));
    } else {
      assertThatThrownBy(
              () ->
                  Derivation.hkdf(
                      vector.bytes(0), vector.bytes(1), vector.bytes(2), vector.number(3)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  static List<Vector> hmac() {
    return vectors("hmac-sha256.txt");
  }

  @ParameterizedTest
  @MethodSource("hmac")
  void hmacAgrees(Vector vector) {
    byte[] tag = new Mac256(vector.bytes(0)).of(vector.bytes(1));
    byte[] leading = Arrays.copyOf(tag, vector.number(2) / 8);

    assertThat(Arrays.equals(leading, vector.bytes(3))).isEqualTo(vector.valid());
  }

  @Test
  void bothRightOnesAndAttacksAreThere() {
    for (List<Vector> file : List.of(siv(), gcm(), hkdf(), hmac())) {
      assertThat(Stream.of(true, false).map(valid -> count(file, valid)))
          .allSatisfy(count -> assertThat(count).isPositive());
    }
    assertThat(siv().size() + gcm().size() + hkdf().size() + hmac().size()).isEqualTo(473);
  }

  private static long count(List<Vector> file, boolean valid) {
    return file.stream().filter(vector -> vector.valid() == valid).count();
  }
}
