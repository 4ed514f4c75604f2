package io.encdynamo.crypto;

import static io.encdynamo.crypto.EncryptionMode.DETERMINISTIC;
import static io.encdynamo.crypto.EncryptionMode.RANDOMIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PynamodbMateTest {
  private static final RowBinding ROW = Rings.row("aid-001");

  static List<FormatPage.Vector> passwords() {
    return FormatPage.vectors("matekey");
  }

  @ParameterizedTest
  @MethodSource("passwords")
  void aPasswordIsTheKeyOfThePage(FormatPage.Vector vector) {
    WrappingKey key = password(Map.of("MATE", vector.text(0)));

    assertThat(key.unwrap(Rings.CONTEXT, new byte[] {PynamodbMatePassword.FORM}))
        .isEqualTo(vector.bytes(1));
  }

  @Test
  void aPasswordIsReadFromAFileWithoutTheEndOfItsLine(@TempDir Path directory) throws Exception {
    FormatPage.Vector vector = passwords().get(0);
    Path file = directory.resolve("password");
    for (String end : List.of("", "\n", "\r\n")) {
      Files.writeString(file, vector.text(0) + end);

      WrappingKey key =
          new PynamodbMateKeyProvider(name -> null).open("file:" + file, property -> null);

      assertThat(key.unwrap(Rings.CONTEXT, new byte[] {PynamodbMatePassword.FORM}))
          .isEqualTo(vector.bytes(1));
    }
  }

  static List<FormatPage.Vector> deterministic() {
    return FormatPage.vectors("mateecb");
  }

  @ParameterizedTest
  @MethodSource("deterministic")
  void deterministicValuesAreWhatPythonWrites(FormatPage.Vector vector) {
    ColumnCipher cipher = Passwords.cipher(vector.text(0), DETERMINISTIC);
    Value value = Passwords.value(vector.text(0), vector.text(1));

    assertThat(hex(cipher.encrypt(value, ROW))).isEqualTo(vector.text(2));
    Value decrypted = cipher.decrypt(vector.bytes(2), Rings.row("any"));
    assertThat(ValueEquality.same(decrypted, value)).isTrue();
    assertThat(hex(cipher.encrypt(decrypted, ROW))).isEqualTo(vector.text(2));
  }

  static List<FormatPage.Vector> randomized() {
    return FormatPage.vectors("matectr");
  }

  @ParameterizedTest
  @MethodSource("randomized")
  void randomizedValuesAreWhatPythonWrites(FormatPage.Vector vector) throws Exception {
    ColumnCipher cipher = Passwords.cipher(vector.text(0), RANDOMIZED);
    Value value = Passwords.value(vector.text(0), vector.text(1));
    AesCtr ctr = new AesCtr(new DataKey(Rings.KEY, Rings.KVID, passwords().get(0).bytes(1)).aes());
    byte[] plaintext = new PynamodbMateEncoding(Rings.place(vector.text(0))).encode(value);

    assertThat(ValueEquality.same(cipher.decrypt(vector.bytes(3), ROW), value)).isTrue();
    assertThat(hex(ctr.encrypt(plaintext, vector.bytes(2)))).isEqualTo(vector.text(3));
    assertThat(cipher.encrypt(value, ROW)).hasSameSizeAs(vector.bytes(3));
    assertThat(ctr.decrypt(cipher.encrypt(value, ROW))).isEqualTo(plaintext);
  }

  static List<FormatPage.Vector> samples() {
    return FormatPage.vectors("matesample");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSamplesOfItsManualAreRead(FormatPage.Vector vector) {
    String type = vector.text(1);
    boolean json = vector.bytes(3)[0] == '{';

    Value decrypted =
        Passwords.cipher(type, json ? RANDOMIZED : DETERMINISTIC).decrypt(vector.bytes(3), ROW);

    assertThat(ValueEquality.same(decrypted, Passwords.value(type, vector.text(2)))).isTrue();
  }

  @Test
  void randomizedValuesDifferEachTime() {
    ColumnCipher cipher = Passwords.cipher("STRING", RANDOMIZED);
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      seen.add(hex(cipher.encrypt(new StringValue("same"), ROW)).substring(0, 44));
    }

    assertThat(seen).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1, 1 1.0",
    "INTEGER, 0, 0 0.0 -0.0",
    "BIGINT, 10000000000000000, 10000000000000000 1e+16",
    "DOUBLE, 1, 1.0 1",
    "DOUBLE, 2.5, 2.5",
    "DECIMAL, 2.50, 2.5",
    "DECIMAL, 3.0, 3 3.0",
    "DECIMAL, 0.1234567890123456789, 0.1234567890123456789"
  })
  void equalityAsksForWholeNumbersAndFloats(String type, String number, String texts) {
    ColumnCipher cipher = Passwords.cipher(type, DETERMINISTIC);
    Value value =
        type.equals("DECIMAL")
            ? new DecimalValue(new BigDecimal(number))
            : Samples.value(type, number);

    List<String> wanted =
        Arrays.stream(texts.split(" ", -1))
            .map(text -> hex(ecb(text.getBytes(StandardCharsets.US_ASCII))))
            .toList();

    assertThat(cipher.searchForms(value).stream().map(PynamodbMateTest::hex))
        .containsExactlyElementsOf(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "INTEGER, 3.0, 3",
        "BIGINT, 1e+16, 10000000000000000",
        "DOUBLE, 3, 3",
        "DECIMAL, 3.0, 3",
        "DECIMAL, 1e+16, 10000000000000000"
      })
  void readingTakesWholeNumbersAndFloats(String type, String text, String number) {
    for (EncryptionMode mode : EncryptionMode.values()) {
      Value decrypted = Passwords.cipher(type, mode).decrypt(stored(mode, text), ROW);

      assertThat(ValueEquality.same(decrypted, Samples.value(type, number))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "INTEGER; 2147483648",
        "SMALLINT; 1e+16",
        "INTEGER; 1.5",
        "INTEGER; 01",
        "INTEGER; ",
        "INTEGER; \"1\"",
        "INTEGER; true",
        "BIGINT; 9223372036854775808",
        "DOUBLE; 9007199254740993",
        "DOUBLE; NaN",
        "DOUBLE; 1.50",
        "DECIMAL; 1.5e+300",
        "DECIMAL; 123456789012345678901234567890123456789",
        "BOOLEAN; 1",
        "BOOLEAN; True",
        "JSON; {\"a\":1}",
        "JSON; null",
        "LIST; {}",
        "MAP; []",
        "MAP; {\"a\": 1, \"a\": 2}"
      })
  void whatIsNoValueOfTheColumnsTypeIsNoticed(String type, String text) {
    for (EncryptionMode mode : EncryptionMode.values()) {
      ColumnCipher cipher = Passwords.cipher(type, mode);
      assertNotAuthentic(() -> cipher.decrypt(stored(mode, text == null ? "" : text), ROW));
    }
  }

  @Test
  void textThatIsNotUtf8IsNoticed() {
    byte[] half = {'a', (byte) 0xc3};

    assertNotAuthentic(() -> Passwords.cipher("STRING", DETERMINISTIC).decrypt(ecb(half), ROW));
    assertNotAuthentic(
        () -> Passwords.cipher("INTEGER", DETERMINISTIC).decrypt(ecb(new byte[] {'1', -1}), ROW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "a",
        "{\"nonce\": \"h7PYfVMR0%\"}",
        "{\"nonce\": \"h7PYfVMR0%\",\"token\": \"o|_U!\"}",
        "{\"nonce\": \"h7PYfVMR0\", \"token\": \"o|_U!\"}",
        "{\"nonce\": \"\", \"token\": \"\"}",
        "{\"nonce\": \"h7PYfVMR0%\", \"token\": \"o\"}",
        "{\"nonce\": \"h7PYfVMR0%\", \"token\": \"o _U!\"}",
        "{\"token\": \"o|_U!\", \"nonce\": \"h7PYfVMR0%\"}",
        "{\"nonce\": \"h7PYfVMR0%\", \"token\": \"o|_U!\"} "
      })
  void whatHasNotTheFormOfItsCipherIsNoticed(String text) {
    byte[] stored = text.getBytes(StandardCharsets.US_ASCII);

    assertNotAuthentic(() -> Passwords.cipher("BINARY", RANDOMIZED).decrypt(stored, ROW));
    assertNotAuthentic(() -> Passwords.cipher("BINARY", DETERMINISTIC).decrypt(stored, ROW));
  }

  /** What the warning is about: such a suite cannot notice everything, and must not fail oddly. */
  @Test
  void aFlippedBitGivesAnotherValueOrTheErrorOfAForgedOne() {
    int values = 0;
    for (EncryptionMode mode : EncryptionMode.values()) {
      ColumnCipher cipher = Passwords.cipher("STRING", mode);
      byte[] stored = cipher.encrypt(new StringValue("a text of more than one block"), ROW);
      for (int bit = 0; bit < 8 * stored.length; bit++) {
        byte[] flipped = stored.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        try {
          assertThat(cipher.decrypt(flipped, ROW)).isInstanceOf(StringValue.class);
          values++;
        } catch (DriverException noticed) {
          assertThat(noticed.code()).isEqualTo(ErrorCode.NOT_AUTHENTIC);
        }
      }
    }
    assertThat(values).isPositive();
  }

  @Test
  void anotherPasswordIsNotAvailableRatherThanGarbage() {
    ColumnCipher cipher =
        ColumnCipher.of(
            Rings.place("BINARY"),
            Passwords.encryption(RANDOMIZED),
            Passwords.key(),
            Passwords.ring("my-passwort"));

    assertNotAvailable(() -> cipher.decrypt(samples().get(2).bytes(3), ROW), "commits to");
    assertNotAvailable(() -> cipher.encrypt(Samples.value("BINARY", "00"), ROW), "commits to");
  }

  @Test
  void aPasswordThatIsNotThereIsNotAvailable() {
    KeyEntry key = Passwords.key();
    Set<String> allowed = Set.of("pynamodb-mate");

    assertNotAvailable(() -> use(key, Passwords.ring(Map.of(), allowed)), "MATE");
    assertNotAvailable(() -> use(key, Passwords.ring("")), "empty");
    assertNotAvailable(
        () -> use(key, Passwords.ring(Map.of("MATE", Passwords.PASSWORD), Set.of("kms"))),
        "providers");
    for (String location : List.of("", "hunter2", "env:not a name", "file:/no/such/file")) {
      assertThatThrownBy(
              () -> new PynamodbMateKeyProvider(name -> null).open(location, property -> null))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE);
                assertThat(refused.getMessage()).doesNotContain("hunter2", "not a name");
              });
    }
  }

  private static void use(KeyEntry key, KeyRing ring) {
    ColumnCipher.of(Rings.place("STRING"), Passwords.encryption(DETERMINISTIC), key, ring)
        .encrypt(new StringValue("x"), ROW);
  }

  @Test
  void aPasswordProtectsNoOtherKey() {
    KeyProviders providers =
        new KeyProviders(
            Set.of("pynamodb-mate"),
            property -> null,
            List.of(
                new PynamodbMateKeyProvider(Map.of("MATE", Passwords.PASSWORD)::get),
                new FileKeyProvider()));

    assertThatThrownBy(() -> providers.master(Passwords.URI))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.PROPERTY_MALFORMED);
              assertThat(refused.getMessage()).doesNotContain("pynamodb-mate");
            });
    assertNotAvailable(
        () -> password(Map.of("MATE", "x")).wrap(Rings.CONTEXT, Rings.secret(1)), "rotated");
  }

  @Test
  void passwordsAndOtherKeysDoNotTakeEachOthersPlace() {
    WrapContext context = Rings.CONTEXT;
    byte[] blob = Rings.master().wrap(context, Rings.secret(1));

    assertNotAvailable(() -> password(Map.of("MATE", "x")).unwrap(context, blob), "not made of");
    assertNotSupported(
        () ->
            ColumnCipher.of(
                Rings.place("STRING"), Rings.deterministic(), Passwords.key(), Rings.ring()));
    assertNotSupported(
        () ->
            ColumnCipher.of(
                Rings.place("STRING"),
                Passwords.encryption(DETERMINISTIC),
                Rings.key(),
                Rings.ring()));
    assertNotSupported(
        () ->
            ColumnCipher.of(
                Rings.place("STRING"),
                Rings.padded(Passwords.encryption(DETERMINISTIC)),
                Passwords.key(),
                Rings.ring()));
    assertThat(Passwords.key().isFixed()).isTrue();
    assertThat(Rings.key().isFixed()).isFalse();
  }

  @Test
  void documentsAndRandomizedValuesCannotBeLookedFor() {
    for (ColumnCipher cipher :
        List.of(Passwords.cipher("JSON", DETERMINISTIC), Passwords.cipher("JSON", RANDOMIZED))) {
      assertThatThrownBy(() -> cipher.searchForms(new StringValue("x")))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PLAINTEXT_NEEDED));
    }
  }

  @Test
  void aValueThatPythonHasNotIsRefused() {
    for (EncryptionMode mode : EncryptionMode.values()) {
      assertRefused(
          mode, "DECIMAL", new DecimalValue(new BigDecimal("0.1234567890123456789")), "22023");
      assertRefused(mode, "DOUBLE", new DoubleValue(Double.POSITIVE_INFINITY), "22023");
      assertRefused(mode, "STRING", new StringValue("\ud83d"), "22023");
      assertRefused(mode, "STRING", new IntegerValue(1), "22000");
    }
  }

  private static void assertRefused(
      EncryptionMode mode, String type, Value value, String sqlState) {
    assertThatThrownBy(() -> Passwords.cipher(type, mode).encrypt(value, ROW))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code().sqlState()).isEqualTo(sqlState));
  }

  private static WrappingKey password(Map<String, String> environment) {
    return new PynamodbMateKeyProvider(environment::get).open("env:MATE", property -> null);
  }

  private static byte[] ecb(byte[] plaintext) {
    return new AesEcb(new DataKey(Rings.KEY, Rings.KVID, passwords().get(0).bytes(1)).aes())
        .encrypt(plaintext);
  }

  private static byte[] stored(EncryptionMode mode, String text) {
    byte[] plaintext = text.getBytes(StandardCharsets.UTF_8);
    return mode == DETERMINISTIC
        ? ecb(plaintext)
        : new AesCtr(new DataKey(Rings.KEY, Rings.KVID, passwords().get(0).bytes(1)).aes())
            .encrypt(plaintext);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static void assertNotAuthentic(ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_AUTHENTIC))
        .hasNoCause();
  }

  private static void assertNotAvailable(ThrowingCallable use, String reason) {
    assertThatThrownBy(use)
        .hasMessageContaining(reason)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE));
  }

  private static void assertNotSupported(ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
  }
}
