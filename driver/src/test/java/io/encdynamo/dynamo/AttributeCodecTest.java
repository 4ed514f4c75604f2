package io.encdynamo.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.encdynamo.error.DriverException;
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
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.YearMonthValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeCodecTest {

  static Stream<Arguments> valuesOfColumns() {
    return Stream.of(
        stored("STRING", new StringValue("é"), AttributeValue.fromS("é")),
        stored("BOOLEAN", BooleanValue.TRUE, AttributeValue.fromBool(true)),
        stored("SMALLINT", new IntegerValue(-32768), AttributeValue.fromN("-32768")),
        stored("INTEGER", new IntegerValue(7), AttributeValue.fromN("7")),
        stored(
            "BIGINT",
            new IntegerValue(Long.MIN_VALUE),
            AttributeValue.fromN("-9223372036854775808")),
        stored("DECIMAL", decimal("1.5"), AttributeValue.fromN("1.5")),
        stored("REAL", new DoubleValue(0.1), AttributeValue.fromN("0.1")),
        stored("DOUBLE", new DoubleValue(3.14), AttributeValue.fromN("3.14")),
        stored("DOUBLE", new DoubleValue(1e100), AttributeValue.fromN("1E+100")),
        stored("DATE", new DateValue(LocalDate.of(987, 6, 5)), AttributeValue.fromS("0987-06-05")),
        stored(
            "TIME",
            new TimeValue(LocalTime.of(1, 2, 3, 4)),
            AttributeValue.fromS("01:02:03.000000004")),
        stored(
            "TIMESTAMP",
            new TimestampValue(LocalDateTime.of(2026, 1, 2, 3, 4)),
            AttributeValue.fromS("2026-01-02T03:04:00.000000000")),
        stored(
            "ZONED_TIMESTAMP",
            new ZonedTimestampValue(OffsetDateTime.parse("2026-01-02T03:04:05Z")),
            AttributeValue.fromS("2026-01-02T03:04:05.000000000Z")),
        stored(
            "BINARY",
            new BinaryValue(new byte[] {0, -1}),
            AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1}))),
        stored(
            "LIST",
            new ListValue(List.of(new IntegerValue(1), NullValue.NULL)),
            AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromNul(true)))),
        stored(
            "MAP",
            new StructValue(List.of(new StructValue.Field("a", decimal("0.5")))),
            AttributeValue.fromM(java.util.Map.of("a", AttributeValue.fromN("0.5")))),
        stored(
            "NUMBER_SET",
            new SetValue(ValueKind.NUMBER_SET, List.of(new IntegerValue(1), decimal("2.5"))),
            AttributeValue.fromNs(List.of("1", "2.5"))),
        stored(
            "STRING_SET",
            new SetValue(ValueKind.STRING_SET, List.of(new StringValue("a"))),
            AttributeValue.fromSs(List.of("a"))),
        stored("JSON", new StringValue("x"), AttributeValue.fromS("x")),
        stored("ANY", new IntegerValue(5), AttributeValue.fromN("5")),
        stored("INTEGER", NullValue.NULL, AttributeValue.fromNul(true)));
  }

  private static Arguments stored(String type, Value value, AttributeValue stored) {
    return arguments(SqlType.of(Kind.valueOf(type)), value, stored);
  }

  private static DecimalValue decimal(String text) {
    return new DecimalValue(new BigDecimal(text));
  }

  @ParameterizedTest
  @MethodSource("valuesOfColumns")
  void aValueIsStoredAsItsTypeSaysAndComesBack(SqlType type, Value value, AttributeValue stored) {
    assertThat(AttributeEncoder.encode(value, type)).isEqualTo(stored);
    assertThat(AttributeDecoder.decode(stored, type)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, N, 1",
    "SMALLINT, N, 32768",
    "INTEGER, N, 1.5",
    "BIGINT, N, 9223372036854775808",
    "INTEGER, S, 1",
    "REAL, N, 1E+39",
    "DATE, S, 2026-02-30",
    "DATE, S, 2026-1-1",
    "TIME, S, 10:00",
    "TIMESTAMP, S, 2026-01-02T03:04:05Z",
    "TIMESTAMP, S, 2026-01-02T03:04:05.000",
    "ZONED_TIMESTAMP, S, 2026-01-02T03:04:05.000000000+01:00",
    "BINARY, S, AA==",
    "MAP, S, {}",
  })
  void whatIsNoValueOfItsColumnIsToldApart(Kind kind, String form, String stored) {
    AttributeValue value =
        form.equals("N") ? AttributeValue.fromN(stored) : AttributeValue.fromS(stored);
    assertThat(AttributeDecoder.decode(value, SqlType.of(kind))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1.23, 1.23",
    "1.2, 1.20",
    "1.230, 1.23",
    "1, 1.00",
    "1.234,",
    "100,",
    "99.99, 99.99"
  })
  void aDecimalHasTheScaleOfItsColumn(String stored, String value) {
    assertThat(AttributeDecoder.decode(AttributeValue.fromN(stored), SqlType.decimal(4, 2)))
        .isEqualTo(value == null ? null : decimal(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "-17, true",
    "100, true",
    "1E+2, true",
    "1E+30, false",
    "1.5, false",
    "1.0, true"
  })
  void aNumberOfUnknownTypeIsWholeWhereItCanBe(String stored, boolean whole) {
    Value value = AttributeDecoder.decode(AttributeValue.fromN(stored));
    assertThat(value.kind()).isEqualTo(whole ? ValueKind.INTEGER : ValueKind.DECIMAL);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("22003", SqlType.DECIMAL, decimal("1E+126")),
        arguments("22003", SqlType.DECIMAL, decimal("1E-131")),
        arguments("22003", SqlType.DECIMAL, decimal("1.00000000000000000000000000000000000001")),
        arguments("22003", SqlType.DOUBLE, new DoubleValue(Double.NaN)),
        arguments("22003", SqlType.DOUBLE, new DoubleValue(1e200)),
        arguments("22000", SqlType.INTEGER, new StringValue("1")),
        arguments("22000", SqlType.STRING, new IntegerValue(1)),
        arguments("22000", SqlType.STRING, MissingValue.MISSING),
        arguments("22000", SqlType.of(Kind.YEAR_MONTH_INTERVAL), new YearMonthValue(1, 2)),
        arguments("22000", SqlType.ANY, new ListValue(List.of(new YearMonthValue(1, 2)))),
        arguments("22007", SqlType.of(Kind.DATE), new DateValue(LocalDate.of(10000, 1, 1))),
        arguments("22007", SqlType.of(Kind.DATE), new DateValue(LocalDate.of(-1, 1, 1))),
        arguments("22023", SqlType.ANY, new BagValue(List.of())),
        arguments("22000", SqlType.ANY, new BagValue(List.of(new StringValue("a"), decimal("1")))),
        arguments("22023", SqlType.ANY, new BagValue(List.of(new IntegerValue(1), decimal("1.0")))),
        arguments("22023", SqlType.ANY, new ListValue(List.of(MissingValue.MISSING))),
        arguments(
            "22023",
            SqlType.ANY,
            new StructValue(
                List.of(
                    new StructValue.Field("a", new IntegerValue(1)),
                    new StructValue.Field("a", new IntegerValue(2))))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDynamoDbCannotHoldIsRefused(String state, SqlType type, Value value) {
    assertThatThrownBy(() -> AttributeEncoder.encode(value, type))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
  }

  static Stream<Arguments> sames() {
    return Stream.of(
        arguments(AttributeValue.fromN("100"), AttributeValue.fromN("1E+2"), true),
        arguments(AttributeValue.fromN("1.50"), AttributeValue.fromN("1.5"), true),
        arguments(AttributeValue.fromN("1"), AttributeValue.fromS("1"), false),
        arguments(
            AttributeValue.fromNs(List.of("1", "2")),
            AttributeValue.fromNs(List.of("2", "1.0")),
            true),
        arguments(
            AttributeValue.fromSs(List.of("1", "2")),
            AttributeValue.fromNs(List.of("2", "1")),
            false),
        arguments(
            AttributeValue.fromL(List.of(AttributeValue.fromN("1.0"))),
            AttributeValue.fromL(List.of(AttributeValue.fromN("1"))),
            true),
        arguments(
            AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromS("b"))),
            AttributeValue.fromL(List.of(AttributeValue.fromS("b"), AttributeValue.fromS("a"))),
            false));
  }

  @ParameterizedTest
  @MethodSource("sames")
  void storedValuesAreTheSameAsDynamoDbSees(
      AttributeValue one, AttributeValue other, boolean same) {
    assertThat(StoredEquality.canonical(one).equals(StoredEquality.canonical(other)))
        .isEqualTo(same);
  }
}
