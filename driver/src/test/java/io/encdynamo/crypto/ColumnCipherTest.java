package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnCipherTest {
  private static final RowBinding ROW = Rings.row("aid-001");

  static Stream<Arguments> valuesOfAllTypes() {
    return Stream.of(
            "STRING;",
            "STRING;attack at 2PM tomorrow!",
            "STRING;Grüße aus 日本 😀",
            "BOOLEAN;true",
            "BOOLEAN;false",
            "SMALLINT;-7",
            "INTEGER;1234",
            "BIGINT;-9223372036854775808",
            "DECIMAL;12345678901234567890.123456789012345678",
            "DECIMAL;100",
            "REAL;1.5",
            "DOUBLE;3.14",
            "DATE;2026-11-23",
            "TIME;23:59:59.999999999",
            "TIMESTAMP;2026-11-23T12:34:56.000000789",
            "ZONED_TIMESTAMP;2026-11-23T12:34:56Z",
            "BINARY;",
            "BINARY;00ff",
            "JSON;{\"Alice\":1,\"list\":[1,\"a\",null,true,{}]}",
            "ANY;\"text\"",
            "LIST;[1,[2,[]]]",
            "MAP;{\"a\":{\"b\":0.5}}",
            "STRING_SET;[\"a\",\"b\"]",
            "NUMBER_SET;[-1,2.5]",
            "BINARY_SET;[\"00\",\"ff\"]",
            "ANY;[false]")
        .flatMap(
            sample ->
                Stream.of(
                        Rings.deterministic(),
                        Rings.randomized(),
                        Rings.padded(Rings.deterministic()),
                        Rings.padded(Rings.randomized()))
                    .map(
                        encryption ->
                            Arguments.of(
                                sample.split(";", 2)[0], sample.split(";", 2)[1], encryption)));
  }

  @ParameterizedTest
  @MethodSource("valuesOfAllTypes")
  void whatIsEncryptedComesBack(String type, String text, Encryption encryption) {
    ColumnCipher cipher = cipher(type, encryption);
    Value value = Samples.value(type, text);

    byte[] stored = cipher.encrypt(value, ROW);

    Value decrypted = cipher.decrypt(stored, ROW);
    ColumnEncoding encoding = new ColumnEncoding(Rings.place(type), encryption);
    assertThat(encoding.encode(decrypted)).isEqualTo(encoding.encode(value));
    int overhead = encryption.isDeterministic() ? 21 : 33;
    assertThat(stored).hasSize(overhead + encoding.encode(value).length);
  }

  @ParameterizedTest
  @MethodSource("valuesOfAllTypes")
  void whateverIsConvertedToTheColumnsTypeCanBeEncrypted(
      String type, String text, Encryption encryption) {
    ColumnCipher cipher = cipher(type, encryption);
    Value converted = Conversions.convert(Samples.value(type, text), Samples.type(type));

    Value decrypted = cipher.decrypt(cipher.encrypt(converted, ROW), ROW);

    assertThat(ValueEquality.same(decrypted, converted)).isTrue();
    assertThat(decrypted.kind()).isEqualTo(converted.kind());
  }

  @Test
  void equalValuesAreEqualBytesOnlyWhereTheColumnIsDeterministic() {
    Value value = new StringValue("same");

    assertThat(cipher("STRING", Rings.deterministic()).encrypt(value, ROW))
        .isEqualTo(
            cipher("STRING", Rings.deterministic())
                .encrypt(new StringValue("same"), Rings.row("other")));
    assertThat(cipher("STRING", Rings.randomized()).encrypt(value, ROW))
        .isNotEqualTo(cipher("STRING", Rings.randomized()).encrypt(value, ROW));
  }

  @Test
  void instantsOfDifferentOffsetsAreEqualWhereDeterministic() {
    ColumnCipher cipher = cipher("ZONED_TIMESTAMP", Rings.deterministic());

    assertThat(cipher.encrypt(Samples.value("ZONED_TIMESTAMP", "2026-11-23T12:00:00+01:00"), ROW))
        .isEqualTo(
            cipher.encrypt(Samples.value("ZONED_TIMESTAMP", "2026-11-23T06:00:00-05:00"), ROW));
  }

  static Stream<Encryption> encryptions() {
    return Stream.of(Rings.deterministic(), Rings.randomized());
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void everyFlippedBitIsNoticed(Encryption encryption) {
    ColumnCipher cipher = cipher("STRING", encryption);
    byte[] stored = cipher.encrypt(new StringValue("short"), ROW);
    assertThat(cipher.decrypt(stored, ROW)).isEqualTo(new StringValue("short"));

    for (int bit = 0; bit < 8 * stored.length; bit++) {
      byte[] flipped = stored.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertNotAuthentic(() -> cipher.decrypt(flipped, ROW));
    }
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void everyOtherLengthIsNoticed(Encryption encryption) {
    ColumnCipher cipher = cipher("STRING", encryption);
    byte[] stored = cipher.encrypt(new StringValue("short"), ROW);

    for (int length = 0; length < stored.length + 20; length++) {
      if (length != stored.length) {
        byte[] other = Arrays.copyOf(stored, length);
        assertNotAuthentic(() -> cipher.decrypt(other, ROW));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void plaintextInItsPlaceIsNoticed(Encryption encryption) {
    assertNotAuthentic(
        () ->
            cipher("STRING", encryption)
                .decrypt(
                    CanonicalEncoding.encode(
                        new StringValue("in clear, and long enough to hold a tag")),
                    ROW));
  }

  @Test
  void aRandomizedValueIsBoundToItsRow() {
    ColumnCipher cipher = cipher("STRING", Rings.randomized());
    byte[] stored = cipher.encrypt(new StringValue("x"), ROW);

    assertNotAuthentic(() -> cipher.decrypt(stored, Rings.row("aid-002")));
    assertNotAuthentic(
        () ->
            cipher.decrypt(
                stored, RowBinding.of(KeyAttribute.string("aid-001"), KeyAttribute.string(""))));
    assertNotAuthentic(
        () ->
            cipher.decrypt(
                stored,
                RowBinding.of(
                    KeyAttribute.binary("aid-001".getBytes(StandardCharsets.UTF_8)), null)));
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void aValueIsBoundToItsColumnTableAndKey(Encryption encryption) {
    byte[] stored = cipher("STRING", encryption).encrypt(new StringValue("x"), ROW);
    ColumnPlace otherColumn =
        new ColumnPlace("archive", Rings.TABLE, "message", 3, Samples.type("STRING"));
    ColumnPlace otherTable =
        new ColumnPlace("archive", Id16.random(), "message", 2, Samples.type("STRING"));
    KeyEntry otherKey =
        Rings.key(null, Rings.version(Rings.KVID, KeyState.CURRENT, Rings.secret(9)));

    assertNotAuthentic(
        () ->
            ColumnCipher.of(otherColumn, encryption, Rings.key(), Rings.ring())
                .decrypt(stored, ROW));
    assertNotAuthentic(
        () ->
            ColumnCipher.of(otherTable, encryption, Rings.key(), Rings.ring())
                .decrypt(stored, ROW));
    assertNotAuthentic(
        () ->
            ColumnCipher.of(Rings.place("STRING"), encryption, otherKey, Rings.ring())
                .decrypt(stored, ROW));
  }

  @Test
  void aTableOfAnotherNameWithTheSameIdReadsItsValues() {
    byte[] stored = cipher("STRING", Rings.randomized()).encrypt(new StringValue("x"), ROW);
    ColumnPlace restored =
        new ColumnPlace("restored", Rings.TABLE, "renamed", 2, Samples.type("STRING"));

    assertThat(
            ColumnCipher.of(restored, Rings.randomized(), Rings.key(), Rings.ring())
                .decrypt(stored, ROW))
        .isEqualTo(new StringValue("x"));
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void aValueOfTheOtherSuiteIsNoticed(Encryption encryption) {
    Encryption other = encryption.isDeterministic() ? Rings.randomized() : Rings.deterministic();
    byte[] stored = cipher("STRING", other).encrypt(new StringValue("x"), ROW);

    assertNotAuthentic(() -> cipher("STRING", encryption).decrypt(stored, ROW));
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void anAuthenticValueOfAnotherTypeIsNoticed(Encryption encryption) {
    byte[] stored = cipher("STRING", encryption).encrypt(new StringValue("1"), ROW);

    assertNotAuthentic(() -> cipher("INTEGER", encryption).decrypt(stored, ROW));
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, INTEGER, 1",
    "INTEGER, STRING, a",
    "INTEGER, DECIMAL, 1.5",
    "DOUBLE, INTEGER, 1",
    "INTEGER, DOUBLE, 1",
    "DATE, STRING, 2026-11-23",
    "MAP, LIST, []",
    "STRING_SET, NUMBER_SET, [1]"
  })
  void aValueOfAnotherTypeIsRefused(String column, String type, String text) {
    Value value = Samples.value(type, text);

    for (Encryption encryption : encryptions().toList()) {
      assertThatThrownBy(() -> cipher(column, encryption).encrypt(value, ROW))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TYPE_MISMATCH));
    }
  }

  @ParameterizedTest
  @EnumSource(SqlKinds.class)
  void nullAndMissingAreNeverEncrypted(SqlKinds kind) {
    for (Encryption encryption : encryptions().toList()) {
      ColumnCipher cipher = cipher(kind.name(), encryption);
      assertThat(cipher.encryptsNull()).isFalse();
      for (Value absent : List.<Value>of(NullValue.NULL, MissingValue.MISSING)) {
        assertThatThrownBy(() -> cipher.encrypt(absent, ROW)).isInstanceOf(DriverException.class);
      }
    }
  }

  enum SqlKinds {
    STRING,
    INTEGER,
    JSON,
    ANY
  }

  @Test
  void equalityFansOutOverLiveVersionsAndReadsAllOfThem() {
    KeyVersion old = Rings.version(7, KeyState.FORMER, Rings.secret(1));
    KeyVersion current = Rings.version(9, KeyState.CURRENT, Rings.secret(2));
    KeyVersion pending = Rings.version(12, KeyState.PENDING, Rings.secret(3));
    KeyVersion retired = Rings.version(3, KeyState.RETIRED, Rings.secret(4));
    ColumnCipher before = cipher("INTEGER", Rings.deterministic(), Rings.key(null, current(old)));
    ColumnCipher now =
        cipher("INTEGER", Rings.deterministic(), Rings.key(null, retired, old, current, pending));
    ColumnCipher then = cipher("INTEGER", Rings.deterministic(), Rings.key(null, current(retired)));
    Value value = new IntegerValue(42);

    List<byte[]> forms = now.searchForms(value);

    assertThat(forms).hasSize(3).doesNotHaveDuplicates();
    assertThat(forms.get(0)).isEqualTo(now.encrypt(value, ROW));
    assertThat(forms).anyMatch(form -> Arrays.equals(form, before.encrypt(value, ROW)));
    for (byte[] form : forms) {
      assertThat(now.decrypt(form, ROW)).isEqualTo(value);
    }
    assertNotAuthentic(() -> now.decrypt(then.encrypt(value, ROW), ROW));
  }

  private static KeyVersion current(KeyVersion version) {
    return new KeyVersion(
        version.kvid(), KeyState.CURRENT, version.wrapped(), version.commitment());
  }

  @Test
  void aRandomizedColumnCannotBeSearched() {
    assertThatThrownBy(() -> cipher("STRING", Rings.randomized()).searchForms(new StringValue("x")))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PLAINTEXT_NEEDED));
  }

  @Test
  void oneRowServesColumnsOfSeveralKeys() {
    ColumnCipher one = cipher("STRING", Rings.randomized());
    ColumnCipher other =
        cipher(
            "STRING",
            Rings.randomized(),
            Rings.key(null, Rings.version(8, KeyState.CURRENT, Rings.secret(5))));

    for (int i = 0; i < 3; i++) {
      assertThat(one.decrypt(one.encrypt(new StringValue("1"), ROW), ROW))
          .isEqualTo(new StringValue("1"));
      assertThat(other.decrypt(other.encrypt(new StringValue("2"), ROW), ROW))
          .isEqualTo(new StringValue("2"));
    }
  }

  @Test
  void aBlindIndexOfADeterministicColumnIsRefused() {
    Encryption encryption =
        new Encryption(EncryptionMode.DETERMINISTIC, Suites.AES_SIV, Rings.KEY, null, false, 16);

    assertThatThrownBy(() -> cipher("STRING", encryption))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
  }

  private static ColumnCipher cipher(String type, Encryption encryption) {
    return cipher(type, encryption, Rings.key());
  }

  private static ColumnCipher cipher(String type, Encryption encryption, KeyEntry key) {
    return ColumnCipher.of(Rings.place(type), encryption, key, Rings.ring());
  }

  private static void assertNotAuthentic(ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_AUTHENTIC))
        .hasNoCause();
  }
}
