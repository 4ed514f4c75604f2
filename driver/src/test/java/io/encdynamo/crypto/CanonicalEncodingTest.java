package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.YearMonthValue;
import io.encdynamo.value.ZonedTimeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalEncodingTest {
  static Stream<List<Value>> equalValues() {
    StringValue a = new StringValue("a");
    StringValue b = new StringValue("b");
    return Stream.of(
        List.of(
            new IntegerValue(1),
            new DecimalValue(new BigDecimal("1.0")),
            new DecimalValue(new BigDecimal("1e0")),
            new DoubleValue(1.0)),
        List.of(
            new DecimalValue(new BigDecimal("0.1")),
            new DecimalValue(new BigDecimal("0.10")),
            new DoubleValue(0.1)),
        List.of(
            new IntegerValue(0), new DecimalValue(new BigDecimal("0E+5")), new DoubleValue(-0.0)),
        List.of(new IntegerValue(1000), new DecimalValue(new BigDecimal("1E+3"))),
        // Double.toString gives 4.9E-324, never fewer than two digits
        List.of(new DecimalValue(new BigDecimal("5E-324")), new DoubleValue(Double.MIN_VALUE)),
        List.of(
            new SetValue(ValueKind.STRING_SET, List.of(a, b)),
            new SetValue(ValueKind.STRING_SET, List.of(b, a))),
        List.of(
            new StructValue(List.of(new StructValue.Field("x", a), new StructValue.Field("y", b))),
            new StructValue(
                List.of(new StructValue.Field("y", b), new StructValue.Field("x", a)))));
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void equalValuesHaveEqualBytes(List<Value> values) {
    assertThat(values.stream().map(CanonicalEncoding::encode).map(Bytes::of).distinct()).hasSize(1);
  }

  static Stream<Arguments> refused() {
    StringValue a = new StringValue("a");
    return Stream.of(
        Arguments.of(new BagValue(List.of(a)), ErrorCode.TYPE_MISMATCH),
        Arguments.of(MissingValue.MISSING, ErrorCode.TYPE_MISMATCH),
        Arguments.of(new YearMonthValue(1, 2), ErrorCode.TYPE_MISMATCH),
        Arguments.of(new ZonedTimeValue(OffsetTime.MIN), ErrorCode.TYPE_MISMATCH),
        Arguments.of(new ListValue(List.of(MissingValue.MISSING)), ErrorCode.TYPE_MISMATCH),
        Arguments.of(new DoubleValue(Double.NaN), ErrorCode.NUMBER_OUT_OF_RANGE),
        Arguments.of(new DoubleValue(Double.POSITIVE_INFINITY), ErrorCode.NUMBER_OUT_OF_RANGE),
        Arguments.of(
            new DecimalValue(new BigDecimal("1" + "0".repeat(38) + "1")),
            ErrorCode.NUMBER_OUT_OF_RANGE),
        Arguments.of(
            new DecimalValue(new BigDecimal(BigInteger.ONE, -32768)),
            ErrorCode.NUMBER_OUT_OF_RANGE),
        Arguments.of(new StringValue("\uD800"), ErrorCode.VALUE_INVALID),
        Arguments.of(new StringValue("a\uDC00\uD800"), ErrorCode.VALUE_INVALID),
        Arguments.of(
            new StructValue(List.of(new StructValue.Field("\uDFFF", a))), ErrorCode.VALUE_INVALID),
        Arguments.of(
            new StructValue(List.of(new StructValue.Field("x", a), new StructValue.Field("x", a))),
            ErrorCode.VALUE_INVALID),
        Arguments.of(new SetValue(ValueKind.STRING_SET, List.of()), ErrorCode.VALUE_INVALID),
        Arguments.of(new SetValue(ValueKind.STRING_SET, List.of(a, a)), ErrorCode.VALUE_INVALID),
        Arguments.of(
            new SetValue(
                ValueKind.NUMBER_SET,
                List.of(new IntegerValue(1), new DecimalValue(new BigDecimal("1.0")))),
            ErrorCode.VALUE_INVALID),
        Arguments.of(new SetValue(ValueKind.NUMBER_SET, List.of(a)), ErrorCode.TYPE_MISMATCH),
        Arguments.of(new DateValue(LocalDate.MAX), ErrorCode.DATETIME_INVALID),
        Arguments.of(nested(501), ErrorCode.LIMIT_EXCEEDED));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatHasNoEncodingIsRefused(Value value, ErrorCode code) {
    assertThatThrownBy(() -> CanonicalEncoding.encode(value))
        .isInstanceOfSatisfying(
            DriverException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void deepDocumentsAndTheEndsOfTimeSurvive() throws Exception {
    for (Value value :
        List.of(
            nested(500),
            new TimestampValue(LocalDateTime.MAX),
            new TimestampValue(LocalDateTime.MIN),
            new DateValue(LocalDate.ofEpochDay(Integer.MIN_VALUE)))) {
      assertThat(CanonicalEncoding.decode(CanonicalEncoding.encode(value))).isEqualTo(value);
    }
  }

  @Test
  void bytesThatNestTooDeepAreRefusedWithoutExhaustingTheStack() {
    byte[] deep = {Tag.LIST};
    for (int depth = 0; depth < 20_000; depth++) {
      deep = Parts.join(Tag.LIST, List.of(deep));
    }
    byte[] bytes = deep;
    assertThatThrownBy(() -> CanonicalEncoding.decode(bytes))
        .isInstanceOf(NotCanonicalException.class);
  }

  @Test
  void randomDocumentsSurviveAndHaveOneEncoding() throws Exception {
    Random random = new Random(20261123);
    for (int i = 0; i < 3000; i++) {
      Value value = random(random, 4);
      byte[] encoded = CanonicalEncoding.encode(value);
      Value decoded = CanonicalEncoding.decode(encoded);
      assertThat(CanonicalEncoding.encode(decoded)).isEqualTo(encoded);
      assertThat(CanonicalEncoding.decode(CanonicalEncoding.encode(decoded))).isEqualTo(decoded);
    }
  }

  @Test
  void alteredBytesNeverReadAsTheSameValue() {
    Random random = new Random(5297);
    for (int i = 0; i < 20_000; i++) {
      byte[] encoded = CanonicalEncoding.encode(random(random, 3));
      byte[] altered = encoded.clone();
      altered[random.nextInt(altered.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        Value value = CanonicalEncoding.decode(altered);
        assertThat(CanonicalEncoding.encode(value)).isEqualTo(altered).isNotEqualTo(encoded);
      } catch (NotCanonicalException expected) {
        assertThat(altered).isNotEqualTo(encoded);
      }
    }
  }

  @Test
  void randomBytesGiveAValueOrARefusalAndNothingElse() {
    Random random = new Random(8259);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) random.nextInt(0x12);
      }
      try {
        assertThat(CanonicalEncoding.encode(CanonicalEncoding.decode(bytes))).isEqualTo(bytes);
      } catch (NotCanonicalException refused) {
        assertThat(refused).hasNoCause();
      }
    }
  }

  @Test
  void wholeNumbersOf64BitsAreTheSameByBothWays() {
    LongStreams.interesting()
        .forEach(
            number ->
                assertThat(NumberEncoding.encode(number, 0))
                    .isEqualTo(NumberEncoding.payload(BigDecimal.valueOf(number))));
  }

  private static final class LongStreams {
    static Stream<Long> interesting() {
      Random random = new Random(1);
      Stream<Long> edges =
          IntStream.range(0, 64)
              .boxed()
              .flatMap(
                  bit -> Stream.of((1L << bit) - 1, 1L << bit, -(1L << bit), -(1L << bit) - 1));
      Stream<Long> tens =
          IntStream.range(0, 19).mapToObj(power -> BigInteger.TEN.pow(power).longValueExact());
      Stream<Long> others =
          Stream.generate(() -> random.nextLong() >> random.nextInt(64)).limit(10_000);
      return Stream.of(edges, tens, others).flatMap(numbers -> numbers);
    }
  }

  private static Value nested(int levels) {
    Value value = new ListValue(List.of());
    for (int level = 1; level < levels; level++) {
      value = new ListValue(List.of(value));
    }
    return value;
  }

  private static Value random(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 7 : 10)) {
      case 0 -> NullValue.NULL;
      case 1 -> BooleanValue.of(random.nextBoolean());
      case 2 -> new IntegerValue(random.nextLong() >> random.nextInt(64));
      case 3 ->
          new DecimalValue(new BigDecimal(new BigInteger(100, random), random.nextInt(200) - 100));
      case 4 -> new DoubleValue(random.nextGaussian());
      case 5 -> new StringValue(text(random));
      case 6 -> {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        yield new BinaryValue(bytes);
      }
      case 7 -> {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(random(random, depth - 1));
        }
        yield new ListValue(elements);
      }
      case 8 -> {
        List<Value> elements =
            new ArrayList<>(
                IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> (Value) new StringValue("e" + i))
                    .toList());
        Collections.shuffle(elements, random);
        yield new SetValue(ValueKind.STRING_SET, elements);
      }
      default -> {
        List<StructValue.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          fields.add(new StructValue.Field(text(random) + i, random(random, depth - 1)));
        }
        yield new StructValue(fields);
      }
    };
  }

  private static String text(Random random) {
    int[] points = new int[random.nextInt(4)];
    Arrays.setAll(
        points,
        i -> {
          int point = random.nextInt(random.nextBoolean() ? 128 : 0x10FFFF);
          return point >= 0xD800 && point < 0xE000 ? 'x' : point;
        });
    return new String(points, 0, points.length);
  }
}
