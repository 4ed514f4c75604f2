package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.RandomValues;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import io.encdynamo.value.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal values are equal bytes and different ones are not, in every suite that is looked into. */
class EncodingPropertiesTest {
  private static final RowBinding ROW = Rings.row("aid-001");

  /** The values that have an encoding, among random ones of small ranges: many are equal. */
  private static List<Value> encodable(long seed, int count) {
    RandomValues random = new RandomValues(seed);
    List<Value> values = new ArrayList<>();
    while (values.size() < count) {
      Value value = random.any();
      if (!value.isAbsent() && hasEncoding(value)) {
        values.add(value);
      }
    }
    return values;
  }

  private static boolean hasEncoding(Value value) {
    try {
      CanonicalEncoding.encode(value);
      return true;
    } catch (DriverException none) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void valuesAreEqualExactlyIfTheirBytesAre(long seed) {
    List<Value> values = encodable(seed, 700);
    Encoder encoder = new Encoder(false, false);
    ColumnCipher cipher =
        ColumnCipher.of(Rings.place("ANY"), Rings.deterministic(), Rings.key(), Rings.ring());
    List<byte[]> encoded = values.stream().map(encoder::encode).toList();
    List<byte[]> stored = values.stream().map(value -> cipher.encrypt(value, ROW)).toList();
    int equal = 0;
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean same = Arrays.equals(encoded.get(i), encoded.get(j));
        Value one = values.get(i);
        Value other = values.get(j);
        assertThat(same)
            .as("%s and %s", one, other)
            .isEqualTo(ofOneKind(one, other) && ValueEquality.same(one, other));
        assertThat(Arrays.equals(stored.get(i), stored.get(j))).isEqualTo(same);
        equal += same ? 1 : 0;
      }
    }
    assertThat(equal).isGreaterThan(1000);
  }

  /** A date is a moment for SQL, but another value than the timestamp of that moment. */
  private static boolean ofOneKind(Value one, Value other) {
    if (one instanceof ListValue list && other instanceof ListValue others) {
      return list.elements().size() == others.elements().size()
          && IntStream.range(0, list.elements().size())
              .allMatch(i -> ofOneKind(list.elements().get(i), others.elements().get(i)));
    } else if (one instanceof StructValue struct && other instanceof StructValue others) {
      return struct.fields().stream()
          .allMatch(
              field ->
                  others.fields().stream()
                      .filter(candidate -> candidate.name().equals(field.name()))
                      .allMatch(candidate -> ofOneKind(field.value(), candidate.value())));
    }
    return one.kind() == other.kind()
        || (one instanceof NumericValue && other instanceof NumericValue);
  }

  @Test
  void aNumberHasOneEncodingHoweverItIsWritten() {
    Random random = new Random(38);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal number =
          new BigDecimal(
              new BigInteger(1 + random.nextInt(120), random).subtract(BigInteger.valueOf(i)),
              random.nextInt(60) - 20);
      int room = 38 - number.precision();
      byte[] encoded = CanonicalEncoding.encode(new DecimalValue(number));
      if (room > 0) {
        BigDecimal longer = number.setScale(number.scale() + random.nextInt(room));
        assertThat(CanonicalEncoding.encode(new DecimalValue(longer))).isEqualTo(encoded);
      }
      assertThat(CanonicalEncoding.encode(new DecimalValue(number.stripTrailingZeros())))
          .isEqualTo(encoded);
      if (number.precision() <= 15) {
        assertThat(CanonicalEncoding.encode(new DoubleValue(number.doubleValue())))
            .as(number.toString())
            .isEqualTo(encoded);
      }
    }
  }

  @Test
  void thirtyEightDigitsSurviveAtBothEndsOfTheRange() throws Exception {
    Random random = new Random(3838);
    for (int i = 0; i < 20_000; i++) {
      BigInteger digits =
          new BigDecimal(new BigInteger(140, random)).round(new MathContext(38)).unscaledValue();
      int scale =
          switch (i % 4) {
            case 0 -> 130;
            case 1 -> -88;
            default -> random.nextInt(218) - 88;
          };
      BigDecimal number = new BigDecimal(i % 2 == 0 ? digits : digits.negate(), scale);
      Value decoded = CanonicalEncoding.decode(CanonicalEncoding.encode(new DecimalValue(number)));
      assertThat(((NumericValue) decoded).decimal()).isEqualByComparingTo(number);
    }
  }

  @Test
  void everyCodePointSurvivesAndEveryLoneSurrogateIsRefused() throws Exception {
    int block = 257;
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += block) {
      StringBuilder text = new StringBuilder();
      for (int point = first; point < first + block && point <= Character.MAX_CODE_POINT; point++) {
        if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
          text.appendCodePoint(point);
        }
      }
      StringValue value = new StringValue(text.toString());
      assertThat(CanonicalEncoding.decode(CanonicalEncoding.encode(value))).isEqualTo(value);
    }
    for (char half = Character.MIN_SURROGATE; half <= Character.MAX_SURROGATE; half++) {
      StringValue lone = new StringValue("a" + half + "b");
      assertThatThrownBy(() -> CanonicalEncoding.encode(lone)).isInstanceOf(DriverException.class);
    }
  }

  @Test
  void setsAndDocumentsOfAnyOrderAreTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      Value value = nested(random, 4);
      assertThat(CanonicalEncoding.encode(shuffled(value, random)))
          .isEqualTo(CanonicalEncoding.encode(value));
    }
  }

  private static Value nested(Random random, int depth) {
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      parts.add(depth == 0 ? new IntegerValue(random.nextInt(9)) : nested(random, depth - 1));
    }
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 ->
          new SetValue(
              ValueKind.NUMBER_SET,
              List.of(new IntegerValue(1), new DecimalValue(new BigDecimal("0.5"))));
      case 1 ->
          new SetValue(
              ValueKind.STRING_SET,
              List.of(new StringValue(""), new StringValue("\uD83D\uDE00"), new StringValue("é")));
      case 2 ->
          new SetValue(
              ValueKind.BINARY_SET,
              List.of(new BinaryValue(new byte[0]), new BinaryValue(new byte[] {(byte) 0xFF})));
      case 3 -> new ListValue(parts);
      default -> {
        List<StructValue.Field> fields = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          fields.add(new StructValue.Field("é\uD83D\uDE00zZ".substring(0, i), parts.get(i)));
        }
        fields.set(2, new StructValue.Field("\uFFFF", parts.get(2)));
        yield new StructValue(fields);
      }
    };
  }

  private static Value shuffled(Value value, Random random) {
    if (value instanceof SetValue set) {
      List<Value> elements = new ArrayList<>(set.elements());
      Collections.shuffle(elements, random);
      return new SetValue(set.kind(), elements);
    } else if (value instanceof StructValue struct) {
      List<StructValue.Field> fields = new ArrayList<>();
      for (StructValue.Field field : struct.fields()) {
        fields.add(new StructValue.Field(field.name(), shuffled(field.value(), random)));
      }
      Collections.shuffle(fields, random);
      return new StructValue(fields);
    } else if (value instanceof ListValue list) {
      return new ListValue(list.elements().stream().map(e -> shuffled(e, random)).toList());
    }
    return value;
  }

  @Test
  void whatIsDecodedIsEncodedToTheSameBytesOrRefused() {
    Random random = new Random(20261201);
    int refused = 0;
    for (Value value : encodable(9, 4000)) {
      byte[] encoded = CanonicalEncoding.encode(value);
      byte[] other =
          switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(encoded, encoded.length + 1 + random.nextInt(3));
            case 1 -> Arrays.copyOf(encoded, random.nextInt(encoded.length));
            default -> {
              byte[] altered = encoded.clone();
              altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
              yield altered;
            }
          };
      try {
        assertThat(CanonicalEncoding.encode(CanonicalEncoding.decode(other))).isEqualTo(other);
      } catch (NotCanonicalException notCanonical) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void everyEncodableValueSurvivesEverySuite() {
    List<Encryption> encryptions =
        List.of(
            Rings.deterministic(),
            Rings.randomized(),
            Rings.padded(Rings.deterministic()),
            Rings.padded(Rings.randomized()),
            Rings.blind(null, 16, true));
    for (Encryption encryption : encryptions) {
      ColumnCipher cipher =
          ColumnCipher.of(Rings.place("ANY"), encryption, Rings.key(), Rings.ring());
      for (Value value : encodable(11, 1000)) {
        Value decrypted = cipher.decrypt(cipher.encrypt(value, ROW), ROW);
        assertThat(ValueEquality.same(decrypted, value)).as(value.toString()).isTrue();
      }
    }
  }
}
