package io.encdynamo.engine.expression;

import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.interval;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.time;
import static io.encdynamo.value.TestValues.timestamp;
import static io.encdynamo.value.TestValues.value;
import static io.encdynamo.value.TestValues.zoned;
import static io.encdynamo.value.TestValues.zonedTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.expression.Arithmetic.Operator;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates, times and intervals with the operators, and OVERLAPS. */
class TemporalArithmeticTest {
  private static final Value DAY = interval("1", "DAY");
  private static final Value HOUR = interval("1", "HOUR");
  private static final Value MONTH = interval("1", "MONTH");

  private static Evaluator calculation(Object left, Operator operator, Object right) {
    return Arithmetic.of(
        operator, Expressions.constant(value(left)), Expressions.constant(value(right)));
  }

  static Stream<Arguments> computes() {
    Value seconds = interval("25:25:14.2", "HOUR TO SECOND");
    return Stream.of(
        Arguments.of(date("2024-01-31"), Operator.ADD, MONTH, date("2024-02-29")),
        Arguments.of(MONTH, Operator.ADD, date("2024-01-01"), date("2024-02-01")),
        Arguments.of(date("2024-12-31"), Operator.ADD, DAY, date("2025-01-01")),
        Arguments.of(date("2024-01-01"), Operator.ADD, HOUR, timestamp("2024-01-01T01:00")),
        Arguments.of(date("2024-01-01"), Operator.SUBTRACT, MONTH, date("2023-12-01")),
        Arguments.of(time("01:01:01.1"), Operator.ADD, DAY, time("01:01:01.1")),
        Arguments.of(time("01:01:01.1"), Operator.SUBTRACT, seconds, time("23:35:46.9")),
        Arguments.of(zonedTime("23:30+05:00"), Operator.ADD, HOUR, zonedTime("00:30+05:00")),
        Arguments.of(
            timestamp("2025-01-01T01:01:01.1"),
            Operator.SUBTRACT,
            seconds,
            timestamp("2024-12-30T23:35:46.9")),
        Arguments.of(
            HOUR, Operator.ADD, zoned("2024-12-31T23:30-08:00"), zoned("2025-01-01T00:30-08:00")),
        Arguments.of(MONTH, Operator.SUBTRACT, interval("1", "YEAR"), interval("-11", "MONTH")),
        Arguments.of(DAY, Operator.ADD, HOUR, interval("25", "HOUR")),
        Arguments.of(20, Operator.MULTIPLY, DAY, interval("20", "DAY")),
        Arguments.of(MONTH, Operator.MULTIPLY, decimal("2.5"), interval("2", "MONTH")),
        Arguments.of(DAY, Operator.DIVIDE, 2, interval("12", "HOUR")),
        Arguments.of(
            date("2025-01-15"), Operator.SUBTRACT, date("2025-01-20"), interval("-5", "DAY")),
        Arguments.of(
            date("2025-01-15"),
            Operator.SUBTRACT,
            timestamp("2025-01-14T12:30:45"),
            interval("11:29:15", "HOUR TO SECOND")),
        Arguments.of(
            zoned("2025-01-15T10:30+05:00"),
            Operator.SUBTRACT,
            zoned("2025-01-15T10:30-03:00"),
            interval("-8", "HOUR")),
        Arguments.of(
            zonedTime("08:15+02:00"), Operator.SUBTRACT, time("08:15"), interval("-2", "HOUR")),
        Arguments.of(DAY, Operator.MULTIPLY, NULL, NULL),
        Arguments.of(date("2024-01-01"), Operator.ADD, MISSING, MISSING),
        Arguments.of(12, Operator.BITWISE_AND, 10, value(8)),
        Arguments.of(
            decimal("18446744073709551615"),
            Operator.BITWISE_AND,
            -1,
            decimal("18446744073709551615")));
  }

  @ParameterizedTest
  @MethodSource
  void computes(Object left, Operator operator, Object right, Value expected) {
    Value result = calculation(left, operator, right).evaluate(row(), TestExecution.strict());
    assertThat(show(result)).isEqualTo(show(expected));
  }

  static Stream<Arguments> doesNotTake() {
    return Stream.of(
        Arguments.of(time("01:00"), Operator.ADD, MONTH),
        Arguments.of(MONTH, Operator.ADD, time("01:00")),
        Arguments.of(MONTH, Operator.ADD, DAY),
        Arguments.of(date("2024-01-01"), Operator.ADD, 1),
        Arguments.of(date("2024-01-01"), Operator.ADD, date("2024-01-01")),
        Arguments.of(date("2024-01-01"), Operator.SUBTRACT, time("01:00")),
        Arguments.of(DAY, Operator.SUBTRACT, date("2024-01-01")),
        Arguments.of(2, Operator.DIVIDE, DAY),
        Arguments.of(DAY, Operator.MULTIPLY, DAY),
        Arguments.of(DAY, Operator.MODULO, 2),
        Arguments.of(date("2024-01-01"), Operator.MULTIPLY, NULL),
        Arguments.of(decimal("1.5"), Operator.BITWISE_AND, 1),
        Arguments.of(1, Operator.BITWISE_AND, MONTH));
  }

  @ParameterizedTest
  @MethodSource
  void doesNotTake(Object left, Operator operator, Object right) {
    Evaluator calculation = calculation(left, operator, right);
    assertThat(calculation.evaluate(row(), TestExecution.permissive())).isEqualTo(MISSING);
    assertThatThrownBy(() -> calculation.evaluate(row(), TestExecution.strict()))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22000"));
  }

  @Test
  void whatLeavesTheRangeOfDatesIsAnError() {
    Value years = interval("999999999", "YEAR(9)");
    assertThatThrownBy(
            () ->
                calculation(date("2024-01-01"), Operator.ADD, years)
                    .evaluate(row(), TestExecution.permissive()))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22008"));
  }

  @Test
  void signsStandBeforeIntervalsToo() {
    Evaluator minus = Arithmetic.negate(Expressions.constant(MONTH));
    Evaluator plus = Arithmetic.plus(Expressions.constant(MONTH));
    assertThat(minus.evaluate(row(), TestExecution.strict())).isEqualTo(interval("-1", "MONTH"));
    assertThat(plus.evaluate(row(), TestExecution.strict())).isEqualTo(MONTH);
  }

  private static List<Value> period(Object start, Object end) {
    return List.of(
        start instanceof Value value ? value : date((String) start),
        end instanceof Value value ? value : date((String) end));
  }

  static Stream<Arguments> overlaps() {
    List<Value> january = period("2023-01-01", "2023-01-31");
    return Stream.of(
        Arguments.of(true, january, january),
        Arguments.of(true, january, value(new Object[] {date("2023-01-15"), date("2023-02-15")})),
        Arguments.of(false, january, period("2023-01-31", "2023-02-28")),
        Arguments.of(true, period("2023-01-31", "2023-01-01"), period("2023-01-15", "2023-02-15")),
        Arguments.of(true, period("2023-01-15", "2023-01-15"), period("2023-01-15", "2023-01-15")),
        Arguments.of(false, period("2023-01-15", "2023-01-15"), period("2023-01-16", "2023-01-16")),
        Arguments.of(true, period("2023-01-31", interval("-30", "DAY")), january),
        Arguments.of(
            false, period("2023-01-01", interval("14", "DAY")), period("2023-01-15", "2023-01-31")),
        Arguments.of(true, period(NULL, "2023-01-15"), january),
        Arguments.of(true, january, period(MISSING, "2023-01-15")),
        Arguments.of(NULL, period(NULL, "2023-01-01"), period("2023-01-15", "2023-01-31")),
        Arguments.of(NULL, period(NULL, MISSING), january),
        Arguments.of(NULL, NULL, january),
        Arguments.of(MISSING, NULL, MISSING),
        Arguments.of(MISSING, List.of(), List.of()),
        Arguments.of(MISSING, january, 42),
        Arguments.of(MISSING, Map.of("start", date("2023-01-01")), january),
        Arguments.of(MISSING, List.of(NULL, 1), january),
        Arguments.of(MISSING, period(time("01:00"), time("02:00")), january),
        Arguments.of(MISSING, List.of(time("01:00"), MONTH), List.of(time("01:00"), DAY)));
  }

  @ParameterizedTest
  @MethodSource
  void overlaps(Object expected, Object left, Object right) {
    Evaluator overlaps =
        Comparisons.overlaps(Expressions.constant(value(left)), Expressions.constant(value(right)));
    assertThat(overlaps.evaluate(row(), TestExecution.permissive())).isEqualTo(value(expected));
  }
}
