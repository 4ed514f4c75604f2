package io.encdynamo.value;

import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.deferred;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.time;
import static io.encdynamo.value.TestValues.timestamp;
import static io.encdynamo.value.TestValues.value;
import static io.encdynamo.value.TestValues.zoned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionsTest {
  private static final SqlType SMALLINT = SqlType.of(SqlType.Kind.SMALLINT);
  private static final SqlType REAL = SqlType.of(SqlType.Kind.REAL);
  private static final SqlType DATE = SqlType.of(SqlType.Kind.DATE);
  private static final SqlType TIME = SqlType.of(SqlType.Kind.TIME);
  private static final SqlType TIMESTAMP = SqlType.of(SqlType.Kind.TIMESTAMP);
  private static final SqlType ZONED = SqlType.of(SqlType.Kind.ZONED_TIMESTAMP);
  private static final SqlType BINARY = SqlType.of(SqlType.Kind.BINARY);
  private static final SqlType JSON = SqlType.of(SqlType.Kind.JSON);
  private static final SqlType LIST = SqlType.of(SqlType.Kind.LIST);
  private static final SqlType STRING_SET = SqlType.of(SqlType.Kind.STRING_SET);
  private static final SqlType NUMBER_SET = SqlType.of(SqlType.Kind.NUMBER_SET);

  /** What both CAST and assignment do. */
  static Stream<Arguments> converts() {
    return Stream.of(
        Arguments.of("5", SqlType.INTEGER, value(5)),
        Arguments.of("-0", SqlType.INTEGER, value(0)),
        Arguments.of(" +01 ", SqlType.INTEGER, value(1)),
        Arguments.of("-0b010", SqlType.INTEGER, value(-2)),
        Arguments.of("0X0a", SqlType.INTEGER, value(10)),
        Arguments.of("9223372036854775807", SqlType.BIGINT, value(Long.MAX_VALUE)),
        Arguments.of(decimal("9223372036854775807.0"), SqlType.BIGINT, value(Long.MAX_VALUE)),
        Arguments.of(5.0, SMALLINT, value(5)),
        Arguments.of(5, SqlType.DOUBLE, value(5.0)),
        Arguments.of(decimal("0.1"), SqlType.DOUBLE, value(0.1)),
        Arguments.of(0.1, REAL, value(0.1)),
        Arguments.of((double) 0.1f, REAL, value(0.1)),
        Arguments.of("NaN", SqlType.DOUBLE, value(Double.NaN)),
        Arguments.of("1e3", SqlType.DOUBLE, value(1000.0)),
        Arguments.of(0.1, SqlType.DECIMAL, decimal("0.1")),
        Arguments.of(7, SqlType.decimal(5, 2), decimal("7.00")),
        Arguments.of("1.5", SqlType.decimal(5, 2), decimal("1.50")),
        Arguments.of("TRUE", SqlType.BOOLEAN, value(true)),
        Arguments.of(0, SqlType.BOOLEAN, value(false)),
        Arguments.of(5, SqlType.STRING, value("5")),
        Arguments.of(decimal("1E+3"), SqlType.STRING, value("1000")),
        Arguments.of(5.0, SqlType.STRING, value("5.0")),
        Arguments.of(2e-23, SqlType.STRING, value("2E-23")),
        Arguments.of(1e16, SqlType.STRING, value("1E16")),
        Arguments.of(true, SqlType.STRING, value("true")),
        Arguments.of(date("2020-01-02"), SqlType.STRING, value("2020-01-02")),
        Arguments.of(time("03:04:00.5"), SqlType.STRING, value("03:04:00.5")),
        Arguments.of(timestamp("2020-01-02T03:04"), SqlType.STRING, value("2020-01-02T03:04:00")),
        Arguments.of(zoned("2020-01-02T03:04:05Z"), SqlType.STRING, value("2020-01-02T03:04:05Z")),
        Arguments.of("\ud83d\ude01b", SqlType.varchar(2), value("\ud83d\ude01b")),
        Arguments.of("2020-01-02", DATE, date("2020-01-02")),
        Arguments.of("2020-01-02 00:00:00", DATE, date("2020-01-02")),
        Arguments.of("03:04", TIME, time("03:04:00")),
        Arguments.of("03:04:05.000000006", TIME, time("03:04:05.000000006")),
        Arguments.of("2020-01-02", TIMESTAMP, timestamp("2020-01-02T00:00:00")),
        Arguments.of("2020-01-02 03:04:05.6", TIMESTAMP, timestamp("2020-01-02T03:04:05.6")),
        Arguments.of("2020-01-02T03:04:05+01:00", TIMESTAMP, timestamp("2020-01-02T02:04:05")),
        Arguments.of("2020-01-02 03:04:05Z", ZONED, zoned("2020-01-02T03:04:05Z")),
        Arguments.of("2020-01-02T03:04:05", ZONED, zoned("2020-01-02T03:04:05Z")),
        Arguments.of(date("2020-01-02"), TIMESTAMP, timestamp("2020-01-02T00:00:00")),
        Arguments.of(timestamp("2020-01-02T00:00"), DATE, date("2020-01-02")),
        Arguments.of("{\"a\": [1, 2.5]}", JSON, value(Map.of("a", List.of(1, decimal("2.5"))))),
        Arguments.of(List.of(1), JSON, value(List.of(1))),
        Arguments.of(
            new Object[] {"a", "b"},
            STRING_SET,
            new SetValue(ValueKind.STRING_SET, TestValues.values("a", "b"))),
        Arguments.of(List.of(1, 2), SqlType.ANY, value(List.of(1, 2))),
        Arguments.of(NULL, SqlType.INTEGER, NULL),
        Arguments.of(deferred("5"), SqlType.INTEGER, value(5)));
  }

  @ParameterizedTest
  @MethodSource
  void converts(Object from, SqlType type, Value to) {
    assertThat(show(Conversions.cast(value(from), type))).isEqualTo(show(to));
    assertThat(show(Conversions.convert(value(from), type))).isEqualTo(show(to));
  }

  /** What CAST may lose, assignment must not. */
  static Stream<Arguments> castsWithLoss() {
    return Stream.of(
        Arguments.of(decimal("1.5"), SqlType.INTEGER, value(2)),
        Arguments.of(-1.4, SqlType.INTEGER, value(-1)),
        Arguments.of(true, SqlType.INTEGER, value(1)),
        Arguments.of(true, SqlType.decimal(3, 1), decimal("1.0")),
        Arguments.of(5, SqlType.BOOLEAN, value(true)),
        Arguments.of(decimal("1.005"), SqlType.decimal(5, 2), decimal("1.01")),
        Arguments.of(0.123456789, REAL, value(0.12345679)),
        Arguments.of((1L << 53) + 1, SqlType.DOUBLE, value((double) (1L << 53))),
        Arguments.of(timestamp("2020-01-02T03:04"), DATE, date("2020-01-02")),
        Arguments.of(zoned("2020-01-02T03:04+05:00"), TIME, time("03:04")),
        Arguments.of(new byte[] {1, 2}, SqlType.STRING, value("AQI=")),
        Arguments.of("AQI=", BINARY, value(new byte[] {1, 2})),
        Arguments.of(List.of(1, "a"), SqlType.STRING, value("[1,\"a\"]")),
        Arguments.of(Set.of("a"), LIST, value(List.of("a"))));
  }

  @ParameterizedTest
  @MethodSource
  void castsWithLoss(Object from, SqlType type, Value to) {
    assertThat(show(Conversions.cast(value(from), type))).isEqualTo(show(to));
    assertThatThrownBy(() -> Conversions.convert(value(from), type))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).startsWith("22"));
  }

  static Stream<Arguments> fails() {
    return Stream.of(
        Arguments.of(40000, SMALLINT, "22003"),
        Arguments.of(1L << 31, SqlType.INTEGER, "22003"),
        Arguments.of(decimal("9223372036854775808"), SqlType.BIGINT, "22003"),
        Arguments.of(decimal("1E+125"), SqlType.BIGINT, "22003"),
        Arguments.of(1e200, SqlType.BIGINT, "22003"),
        Arguments.of(Double.NaN, SqlType.DECIMAL, "22003"),
        Arguments.of(1e200, SqlType.DECIMAL, "22003"),
        Arguments.of(1000, SqlType.decimal(5, 2), "22003"),
        Arguments.of(decimal("999.995"), SqlType.decimal(5, 2), "22003"),
        Arguments.of(1e200, REAL, "22003"),
        Arguments.of("1e999", SqlType.DOUBLE, "22003"),
        Arguments.of("hello", SqlType.INTEGER, "22018"),
        Arguments.of("2e10", SqlType.INTEGER, "22018"),
        Arguments.of("00xA", SqlType.INTEGER, "22018"),
        Arguments.of("", SqlType.INTEGER, "22018"),
        Arguments.of("-", SqlType.INTEGER, "22018"),
        Arguments.of("\u0665", SqlType.INTEGER, "22018"),
        Arguments.of("x", SqlType.DECIMAL, "22018"),
        Arguments.of("x", SqlType.DOUBLE, "22018"),
        Arguments.of("yes", SqlType.BOOLEAN, "22018"),
        Arguments.of("abc", SqlType.varchar(2), "22001"),
        Arguments.of("2020-02-30", DATE, "22007"),
        Arguments.of("2020-1-2", DATE, "22007"),
        Arguments.of("tomorrow", TIMESTAMP, "22007"),
        Arguments.of("25:00:00", TIME, "22007"),
        Arguments.of("{", JSON, "22018"),
        Arguments.of(List.of(1), SqlType.INTEGER, "22018"),
        Arguments.of(List.of(1), STRING_SET, "22018"),
        Arguments.of(List.of("a", "a"), STRING_SET, "22018"),
        Arguments.of(List.of(1, decimal("1.0")), NUMBER_SET, "22018"),
        Arguments.of(List.of(), STRING_SET, "22018"),
        Arguments.of("a", LIST, "22018"),
        Arguments.of(5, DATE, "22018"));
  }

  @ParameterizedTest
  @MethodSource
  void fails(Object from, SqlType type, String state) {
    for (boolean cast : List.of(true, false)) {
      assertThatThrownBy(
              () -> {
                if (cast) {
                  Conversions.cast(value(from), type);
                } else {
                  Conversions.convert(value(from), type);
                }
              })
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
    }
  }

  @Test
  void noErrorShowsTheValue() {
    String secret = "s3cr3t";
    for (SqlType.Kind kind : SqlType.Kind.values()) {
      try {
        Conversions.cast(value(secret), SqlType.of(kind));
      } catch (DriverException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
          assertThat(t.getMessage()).doesNotContain(secret);
        }
      }
    }
  }

  private static List<SqlType> types() {
    List<SqlType> types = new ArrayList<>(List.of(SqlType.decimal(5, 2), SqlType.decimal(38, 10)));
    types.add(SqlType.varchar(2));
    for (SqlType.Kind kind : SqlType.Kind.values()) {
      if (kind != SqlType.Kind.CODEC) {
        types.add(SqlType.of(kind));
      }
    }
    return types;
  }

  @Test
  void assignmentKeepsTheValueOrFails() {
    RandomValues random = new RandomValues(11);
    int kept = 0;
    for (int i = 0; i < 4000; i++) {
      Value value = random.any();
      for (SqlType type : types()) {
        Value converted;
        try {
          converted = Conversions.convert(value, type);
        } catch (DriverException e) {
          assertThat(e.code().sqlState()).startsWith("22");
          continue;
        }
        boolean parsed =
            value instanceof StringValue
                || converted instanceof StringValue
                || converted instanceof BooleanValue
                || converted instanceof SetValue;
        if (!parsed) {
          assertThat(ValueEquality.same(value, converted))
              .as("%s as %s", show(value), type)
              .isTrue();
          kept++;
        }
        assertThat(show(Conversions.convert(converted, type)))
            .as("again %s as %s", show(value), type)
            .isEqualTo(show(converted));
      }
    }
    assertThat(kept).isGreaterThan(4000);
  }

  @Test
  void castsEndInTheTypeOrInClass22() {
    RandomValues random = new RandomValues(12);
    for (int i = 0; i < 4000; i++) {
      Value value = random.any();
      for (SqlType type : types()) {
        try {
          Value converted = Conversions.cast(value, type);
          assertThat(converted.isAbsent() || type.holds(converted.kind())).isTrue();
        } catch (DriverException e) {
          assertThat(e.code().sqlState()).startsWith("22");
        }
      }
    }
  }

  @Test
  void textReadsBackAsTheSameValue() {
    RandomValues random = new RandomValues(13);
    int read = 0;
    for (int i = 0; i < 4000; i++) {
      Value value = random.any();
      SqlType type =
          switch (value.kind()) {
            case BOOLEAN -> SqlType.BOOLEAN;
            case INTEGER -> SqlType.BIGINT;
            case DECIMAL -> SqlType.DECIMAL;
            case DOUBLE -> SqlType.DOUBLE;
            case DATE -> DATE;
            case TIME -> TIME;
            case ZONED_TIME -> SqlType.of(SqlType.Kind.ZONED_TIME);
            case YEAR_MONTH_INTERVAL -> SqlType.of(SqlType.Kind.YEAR_MONTH_INTERVAL);
            case DAY_TIME_INTERVAL -> SqlType.of(SqlType.Kind.DAY_TIME_INTERVAL);
            case TIMESTAMP -> TIMESTAMP;
            case ZONED_TIMESTAMP -> ZONED;
            case BINARY -> BINARY;
            default -> SqlType.ANY;
          };
      if (type.equals(SqlType.ANY)) {
        continue;
      }
      Value text = value(Conversions.text(value));
      assertThat(ValueEquality.same(Conversions.cast(text, type), value)).as(show(value)).isTrue();
      read++;
    }
    assertThat(read).isGreaterThan(2000);
  }
}
