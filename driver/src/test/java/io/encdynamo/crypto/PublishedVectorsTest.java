package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of the RFCs through the code that the suites use. */
class PublishedVectorsTest {
  @ParameterizedTest(name = "RFC 5297, {0}")
  @CsvSource({
    "A.1, fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff,"
        + " 101112131415161718191a1b1c1d1e1f2021222324252627,"
        + " 112233445566778899aabbccddee,"
        + " 85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"
  })
  void sivIsThatOfTheRfc(
      String name, String key, String associatedData, String plaintext, String expected)
      throws Exception {
    Siv siv = Siv.plain(bytes(key));

    byte[] ciphertext = siv.encrypt(bytes(plaintext), bytes(associatedData));

    assertThat(HexFormat.of().formatHex(ciphertext)).isEqualTo(expected);
    assertThat(siv.decrypt(ciphertext, bytes(associatedData))).isEqualTo(bytes(plaintext));
  }

  @ParameterizedTest(name = "RFC 5869, {0}")
  @CsvSource({
    "A.1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 000102030405060708090a0b0c,"
        + " f0f1f2f3f4f5f6f7f8f9,"
        + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    "A.2, 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f,"
        + " 606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf,"
        + " b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff,"
        + " b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
  })
  void hkdfIsThatOfTheRfc(String name, String key, String salt, String info, String expected) {
    byte[] derived = Derivation.hkdf(bytes(key), bytes(salt), bytes(info), bytes(expected).length);

    assertThat(HexFormat.of().formatHex(derived)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "RFC 4231, {0}")
  @CsvSource({
    "4.2, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
  })
  void hmacIsThatOfTheRfc(String name, String key, String data, String expected) {
    Mac256 mac = new Mac256(bytes(key));

    assertThat(HexFormat.of().formatHex(mac.of(bytes(data)))).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(mac.of(bytes(data)))).isEqualTo(expected);
  }

  @Test
  void argon2idIsThatOfTheRfc() {
    // RFC 9106, 5.3: 32 KiB, 3 passes, 4 lanes
    byte[] tag = Argon2id.derive(filled(32, 1), filled(16, 2), 32, 3, filled(8, 3), filled(12, 4));

    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
