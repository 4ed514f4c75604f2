package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.Codecs;
import io.encdynamo.spi.NumberList;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of a type of somebody's own under every suite. */
class CodecEncodingTest {
  private static final CodecType TYPE = Objects.requireNonNull(Codecs.named("NUMBER_LIST"));
  private static final ColumnPlace PLACE =
      new ColumnPlace("archive", Rings.TABLE, "numbers", 2, SqlType.codec(TYPE));
  private static final RowBinding ROW = Rings.row("aid-001");
  private static final Value VALUE = TYPE.value(new NumberList(List.of(1L, 2L, 3L)));

  static Stream<ColumnCipher> ciphers() {
    return Stream.concat(
        Stream.of(Rings.deterministic(), Rings.randomized())
            .flatMap(encryption -> Stream.of(encryption, Rings.padded(encryption)))
            .map(encryption -> ColumnCipher.of(PLACE, encryption, Rings.key(), Rings.ring())),
        Stream.of(EncryptionMode.values())
            .map(
                mode ->
                    ColumnCipher.of(
                        PLACE,
                        Passwords.encryption(mode),
                        Passwords.key(),
                        Passwords.ring(Passwords.PASSWORD))));
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void whatIsEncryptedComesBackAsItsObject(ColumnCipher cipher) {
    Value decrypted = cipher.decrypt(cipher.encrypt(VALUE, ROW), ROW);

    assertThat(decrypted).isEqualTo(VALUE).isInstanceOf(BinaryValue.class);
    assertThat(TYPE.object((BinaryValue) decrypted)).isEqualTo(new NumberList(List.of(1L, 2L, 3L)));
    if (cipher.encryption().isDeterministic()) {
      assertThat(cipher.searchForms(VALUE)).containsExactly(cipher.encrypt(VALUE, ROW));
    }
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void bytesThatAreOfNoTypeOrAnotherAreRefused(ColumnCipher cipher) {
    Value plain = new BinaryValue("[1]".getBytes(StandardCharsets.UTF_8));
    Value other = new CodecType("OTHER", new Echo()).value(new byte[] {1});

    for (Value value : List.of(plain, other)) {
      assertThatThrownBy(() -> cipher.encrypt(value, ROW))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TYPE_MISMATCH));
    }
  }

  static List<FormatPage.Vector> encodings() {
    return FormatPage.vectors("codec");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void theEncodingIsThatOfThePage(FormatPage.Vector vector) throws Exception {
    assertThat(vector.text(0)).isEqualTo(TYPE.name());
    BinaryValue value = TYPE.parse(vector.text(1));

    assertThat(HexFormat.of().formatHex(CodecEncoding.encode(TYPE, value)))
        .isEqualTo(vector.text(2));
    assertThat(CodecEncoding.decode(PLACE.type(), vector.bytes(2))).isEqualTo(value);
  }

  @Test
  void authenticBytesThatItsCodecDoesNotGiveAreNoticed() {
    ColumnPlace others =
        new ColumnPlace(
            "archive",
            Rings.TABLE,
            "numbers",
            2,
            SqlType.codec(new CodecType(TYPE.name(), new Echo())));
    ColumnCipher echo = ColumnCipher.of(others, Rings.randomized(), Rings.key(), Rings.ring());
    ColumnCipher cipher = ColumnCipher.of(PLACE, Rings.randomized(), Rings.key(), Rings.ring());

    for (String text : List.of("", "[1,2]", "[01]", "no list")) {
      Value value =
          new CodecType(TYPE.name(), new Echo()).value(text.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> cipher.decrypt(echo.encrypt(value, ROW), ROW))
          .isInstanceOfSatisfying(
              DriverException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_AUTHENTIC))
          .hasNoCause();
    }
  }

  @Test
  void anotherTypesEncodingIsNotTaken() {
    byte[] text = CanonicalEncoding.encode(Samples.value("STRING", "[1]"));
    byte[] shortened = HexFormat.of().parseHex("10000b4e");
    byte[] other =
        CodecEncoding.encode(
            new CodecType("NUMBER_LISTS", new Echo()), TYPE.value(new NumberList(List.of())));

    for (byte[] encoded : List.of(text, shortened, other, new byte[] {Tag.CODEC})) {
      assertThatThrownBy(() -> new ColumnEncoding(PLACE, Rings.randomized()).decode(encoded))
          .isInstanceOf(NotCanonicalException.class);
    }
    assertThatThrownBy(
            () ->
                new ColumnEncoding(Rings.place("BINARY"), Rings.randomized())
                    .decode(CodecEncoding.encode(TYPE, (BinaryValue) VALUE)))
        .isInstanceOf(NotCanonicalException.class);
  }

  /** Bytes as they are. */
  private static final class Echo implements CodecType.Form {
    @Override
    public Class<?> javaClass() {
      return byte[].class;
    }

    @Override
    public byte[] encode(Object object) {
      return (byte[]) object;
    }

    @Override
    public Object decode(byte[] bytes) {
      return bytes;
    }

    @Override
    public String text(Object object) {
      return "bytes";
    }

    @Override
    public Object parse(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
