package io.encdynamo.value;

import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.deferred;
import static io.encdynamo.value.TestValues.interval;
import static io.encdynamo.value.TestValues.time;
import static io.encdynamo.value.TestValues.timestamp;
import static io.encdynamo.value.TestValues.value;
import static io.encdynamo.value.TestValues.zoned;
import static io.encdynamo.value.TestValues.zonedTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueOrderTest {
  private static final List<Value> ASCENDING =
      List.of(
          value(false),
          value(true),
          value(Double.NaN),
          value(Double.NEGATIVE_INFINITY),
          value(Long.MIN_VALUE),
          decimal("-1.5"),
          value(-1),
          value(0),
          decimal("0.09999999999999999999"),
          value(0.1),
          value(0.5),
          decimal("9007199254740992.5"),
          value((1L << 53) + 1),
          value(Long.MAX_VALUE),
          decimal("9223372036854775808"),
          value(1e200),
          value(Double.POSITIVE_INFINITY),
          date("2020-01-01"),
          timestamp("2020-01-01T00:00:00.000000001"),
          zoned("2020-01-01T02:00:00+01:00"),
          date("2020-01-02"),
          time("00:00:00"),
          zonedTime("12:00:00+02:00"),
          time("23:59:59"),
          interval("-1", "YEAR"),
          interval("11", "MONTH"),
          interval("-1", "DAY"),
          interval("1.5", "SECOND"),
          value(""),
          value("A"),
          value("a"),
          value("aa"),
          value("\uffee"),
          value("\ud83d\ude01"),
          value(new byte[] {}),
          value(new byte[] {1}),
          value(new byte[] {(byte) 200}),
          value(List.of()),
          value(List.of(1)),
          value(List.of(1, 2)),
          value(List.of(2)),
          value(Map.of()),
          value(Map.of("a", 1)),
          value(Map.of("a", 2)),
          value(Map.of("b", 1)),
          value(new Object[] {}),
          value(new Object[] {2, 1}),
          value(new Object[] {2, 2}),
          value(Set.of("a")),
          new SetValue(ValueKind.NUMBER_SET, List.of(value(1))),
          new SetValue(ValueKind.BINARY_SET, List.of(value(new byte[] {1}))));

  @Test
  void kindsAndValuesComeInPartiqlsOrder() {
    List<Value> shuffled = new ArrayList<>(ASCENDING);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(ValueOrder.NULLS_FIRST);
    assertThat(shuffled).containsExactlyElementsOf(ASCENDING);
  }

  @Test
  void orderByPutsDatesBeforeTimesAndTheseBeforeTimestamps() {
    List<Value> values =
        new ArrayList<>(
            List.of(
                timestamp("2020-01-01T00:00"),
                value("a"),
                time("12:00"),
                zoned("2019-12-31T23:00+01:00"),
                date("2021-01-01"),
                value(1)));
    values.sort(ValueOrder.sorted(false, false));
    assertThat(values)
        .extracting(Value::kind)
        .containsExactly(
            ValueKind.INTEGER,
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.ZONED_TIMESTAMP,
            ValueKind.TIMESTAMP,
            ValueKind.STRING);
  }

  @Test
  void absentElementsGoWhereAbsentValuesGo() {
    Value absent = value(List.of(NULL));
    Value present = value(List.of(1));
    assertThat(ValueOrder.sorted(false, true).compare(absent, present)).isNegative();
    assertThat(ValueOrder.sorted(false, false).compare(absent, present)).isPositive();
    assertThat(ValueOrder.sorted(true, true).compare(absent, present)).isPositive();
    assertThat(ValueOrder.sorted(true, false).compare(absent, present)).isNegative();
    Value field = value(Map.of("a", NULL));
    assertThat(ValueOrder.NULLS_LAST.compare(field, value(Map.of("a", 1)))).isPositive();
  }

  @Test
  void absentValuesGoFirstOrLast() {
    for (Value absent : List.of(NULL, MISSING)) {
      for (Value present : ASCENDING) {
        assertThat(ValueOrder.NULLS_FIRST.compare(absent, present)).isNegative();
        assertThat(ValueOrder.NULLS_LAST.compare(absent, present)).isPositive();
        assertThat(ValueOrder.NULLS_LAST.compare(present, absent)).isNegative();
      }
    }
    assertThat(ValueOrder.NULLS_FIRST.compare(NULL, MISSING)).isZero();
  }

  static Stream<Arguments> equals() {
    return Stream.of(
        Arguments.of(value(1), decimal("1.00")),
        Arguments.of(value(1), value(1.0)),
        Arguments.of(decimal("0.1"), value(0.1)),
        Arguments.of(value(0), value(-0.0)),
        Arguments.of(value(Double.parseDouble("1e23")), decimal("1E+23")),
        Arguments.of(value(Double.NaN), value(Double.NaN)),
        Arguments.of(date("2020-01-02"), timestamp("2020-01-02T00:00:00")),
        Arguments.of(zoned("2020-01-02T01:00:00+01:00"), timestamp("2020-01-02T00:00:00")),
        Arguments.of(zonedTime("12:00:00+02:00"), time("10:00:00")),
        Arguments.of(interval("1", "YEAR"), interval("12", "MONTH(4)")),
        Arguments.of(
            zoned("+999999999-12-31T23:59:59-18:00"), zoned("+999999999-12-31T23:59:59-18:00")),
        Arguments.of(value(new Object[] {3, 2, 4, 2}), value(new Object[] {2, 2, 3, 4})),
        Arguments.of(
            new StructValue(
                List.of(
                    new StructValue.Field("a", value(1)), new StructValue.Field("b", value(2)))),
            new StructValue(
                List.of(
                    new StructValue.Field("b", value(2)), new StructValue.Field("a", value(1.0))))),
        Arguments.of(value(List.of(1, NULL)), value(List.of(decimal("1.0"), MISSING))),
        Arguments.of(deferred("x"), value("x")),
        Arguments.of(value(List.of(deferred(1))), value(List.of(1))));
  }

  @ParameterizedTest
  @MethodSource
  void equals(Value left, Value right) {
    assertThat(ValueEquality.same(left, right)).isTrue();
    assertThat(ValueEquality.hash(left)).isEqualTo(ValueEquality.hash(right));
  }

  static Stream<Arguments> differs() {
    return Stream.of(
        Arguments.of(value(1), value("1")),
        Arguments.of(value((1L << 53) + 1), value((double) (1L << 53))),
        Arguments.of(value(new Object[] {3, 4, 2}), value(new Object[] {2, 2, 3, 4})),
        Arguments.of(value(List.of(1, 2)), value(List.of(2, 1))),
        Arguments.of(value(List.of(1)), value(new Object[] {1})),
        Arguments.of(value(Map.of("a", 1)), value(Map.of("a", 1, "b", NULL))),
        Arguments.of(time("00:00:00"), date("1970-01-01")));
  }

  @ParameterizedTest
  @MethodSource
  void differs(Value left, Value right) {
    assertThat(ValueEquality.same(left, right)).isFalse();
  }
}
