package io.encdynamo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.Json;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CodecsTest {
  private static final CodecType NUMBERS = Objects.requireNonNull(Codecs.named("NUMBER_LIST"));
  private static final SqlType TYPE = SqlType.codec(NUMBERS);
  private static final NumberList LIST = new NumberList(List.of(1L, -2L));

  @Test
  void aCodecOnTheClassPathIsATypeOfItsName() {
    assertThat(TYPE.sql()).isEqualTo("NUMBER_LIST");
    assertThat(NUMBERS.javaClass()).isEqualTo(NumberList.class);
    assertThat(Codecs.of(LIST)).isEqualTo(NUMBERS);
    assertThat(Codecs.named("NO_SUCH_TYPE")).isNull();
    assertThat(Codecs.named("number list")).isNull();
  }

  @Test
  void aValueIsMadeOfAnObjectAndOfItsTextAndOfItsBytes() {
    Value value = NUMBERS.value(LIST);

    assertThat(Conversions.convert(new StringValue("[1, -2]"), TYPE)).isEqualTo(value);
    assertThat(Conversions.convert(bytes("[1, -2]"), TYPE)).isEqualTo(value);
    assertThat(((BinaryValue) Conversions.convert(bytes("[1, -2]"), TYPE)).codec())
        .isEqualTo(NUMBERS);
    assertThat(NUMBERS.object((BinaryValue) value)).isEqualTo(LIST);
    assertThat(Conversions.text(value)).isEqualTo("[1, -2]");
    assertThat(Json.write(new ListValue(List.of(value)))).isEqualTo("[\"[1, -2]\"]");
  }

  @Test
  void whatItsCodecRefusesIsAnErrorThatDoesNotShowIt() {
    CodecType faulty = Objects.requireNonNull(Codecs.named("FAULTY_YEAR"));

    assertRefused(() -> NUMBERS.parse("secret"), ErrorCode.VALUE_INVALID);
    assertRefused(() -> NUMBERS.value("secret"), ErrorCode.VALUE_INVALID);
    assertRefused(() -> Conversions.convert(bytes("secret"), TYPE), ErrorCode.CAST_FAILED);
    assertRefused(() -> Conversions.convert(bytes("[1,-2]"), TYPE), ErrorCode.CAST_FAILED);
    assertRefused(() -> Conversions.convert(new IntegerValue(1), TYPE), ErrorCode.CAST_FAILED);
    assertRefused(() -> faulty.value(Year.of(-1234)), ErrorCode.VALUE_INVALID);
    assertRefused(() -> faulty.value(Year.of(1234)), ErrorCode.VALUE_INVALID);
    assertRefused(() -> faulty.parse("1234"), ErrorCode.VALUE_INVALID);
    assertThat(NUMBERS.read("secret".getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void withoutItsCodecATypeIsStillNamed() {
    CodecType missing = Codecs.stored("GONE");

    assertThat(SqlType.codec(missing).sql()).isEqualTo("GONE");
    assertRefused(() -> missing.read(new byte[0]), ErrorCode.NOT_SUPPORTED);
    assertRefused(() -> missing.parse("secret"), ErrorCode.NOT_SUPPORTED);
    assertThat(Codecs.stored("NUMBER_LIST")).isSameAs(NUMBERS);
  }

  private static BinaryValue bytes(String text) {
    return new BinaryValue(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(ThrowingCallable action, ErrorCode code) {
    assertThatThrownBy(action)
        .hasNoCause()
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.getMessage()).doesNotContain("secret", "1234");
            });
  }
}
