package io.encdynamo.engine.operator;

import static io.encdynamo.engine.expression.Expressions.constant;
import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.engine.operator.TestRows.drain;
import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.engine.aggregate.CollectionAggregates;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AggregateTest {
  private static final AggregateCall COUNT_ALL =
      new AggregateCall(AggregateTable.COUNT_ALL, List.of(), false, List.of(), null);

  private static AggregateFunction function(String name) {
    return AggregateTable.named(name).orElseThrow();
  }

  private static AggregateCall call(String function, boolean distinct) {
    return new AggregateCall(function(function), List.of(slot(0)), distinct, List.of(), null);
  }

  private static Value aggregate(AggregateCall call, Execution execution, Object... values) {
    List<Value[]> rows = Arrays.stream(values).map(each -> new Value[] {value(each)}).toList();
    List<Value[]> result =
        drain(
            Operators.aggregate(
                Operators.values(rows), List.of(), List.of(), false, List.of(call), execution));
    assertThat(result).hasSize(1);
    return result.get(0)[0];
  }

  private static Arguments of(String function, Object expected, Object... values) {
    return Arguments.of(function, expected, values);
  }

  static Stream<Arguments> aggregates() {
    return Stream.of(
        of("COUNT", 0),
        of("COUNT", 2, 1, NULL, MISSING, "a"),
        of("SUM", NULL),
        of("SUM", NULL, NULL, MISSING),
        of("SUM", 6, 1, 2, NULL, 3),
        of("SUM", decimal("18446744073709551614"), Long.MAX_VALUE, Long.MAX_VALUE),
        of("SUM", Long.MIN_VALUE + 1L, Long.MIN_VALUE, 1),
        of("SUM", decimal("3.30"), 1, decimal("2.30")),
        of("SUM", 4.0, 1, decimal("2.5"), 0.5),
        of("AVG", NULL),
        of("AVG", decimal("1.5"), 1, 2),
        of("AVG", decimal("0.33333333333333333333333333333333333333"), 1, 0, 0),
        of("AVG", 1.5, 1.0, 2.0),
        of("MIN", NULL, NULL),
        of("MIN", 0.5, 2, 0.5, decimal("0.75")),
        of("MAX", "b", "a", "b", NULL),
        of("MAX", "a", "a", 5),
        of("EVERY", NULL, NULL),
        of("EVERY", true, true, NULL, true),
        of("BOOL_AND", false, true, false, true),
        of("ANY", false, false, MISSING),
        of("SOME", true, false, true, false),
        of("BOOL_OR", NULL));
  }

  @ParameterizedTest
  @MethodSource
  void aggregates(String function, Object expected, Object[] values) {
    Value result = aggregate(call(function, false), TestExecution.strict(), values);
    assertThat(show(result)).isEqualTo(show(value(expected)));
  }

  static Stream<Arguments> distinctAggregates() {
    return Stream.of(
        of("COUNT", 3, 1, 1.0, "a", "a", 2, NULL),
        of("SUM", 3, 1, decimal("1.0"), 2, 2),
        of("AVG", decimal("1.5"), 1, 2, 2));
  }

  @ParameterizedTest
  @MethodSource
  void distinctAggregates(String function, Object expected, Object[] values) {
    Value result = aggregate(call(function, true), TestExecution.strict(), values);
    assertThat(show(result)).isEqualTo(show(value(expected)));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void whatIsMistypedMakesTheResultMissingOrFails(String function) {
    AggregateCall call = call(function, false);
    assertThat(aggregate(call, TestExecution.permissive(), 1, "a", 2)).isEqualTo(MISSING);
    assertThatThrownBy(() -> aggregate(call, TestExecution.strict(), 1, "a", 2))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22000"));
  }

  static Stream<String> typed() {
    return Stream.of("SUM", "AVG", "EVERY", "ANY");
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, false, INTEGER 3",
    "COUNT, true, INTEGER 2",
    "SUM, false, INTEGER 4",
    "SUM, true, INTEGER 3",
    "MAX, true, INTEGER 2",
  })
  void theElementsOfACollectionAreAggregated(String name, boolean distinct, String expected) {
    List<Value> elements = List.of(value(1), NULL, value(1), MISSING, value(2));
    for (Value collection : List.of(new ListValue(elements), new BagValue(elements))) {
      assertThat(show(ofCollection(name, distinct, collection, TestExecution.strict())))
          .isEqualTo(expected);
    }
  }

  @Test
  void theAggregateOfNoCollectionIsMissingOrFails() {
    Execution permissive = TestExecution.permissive();
    assertThat(ofCollection("COUNT", false, NULL, permissive)).isEqualTo(NULL);
    assertThat(ofCollection("COUNT", false, MISSING, permissive)).isEqualTo(MISSING);
    assertThat(ofCollection("COUNT", false, value("a"), permissive)).isEqualTo(MISSING);
    assertThatThrownBy(() -> ofCollection("COUNT", false, value("a"), TestExecution.strict()))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22000"));
  }

  private static Value ofCollection(
      String name, boolean distinct, Value collection, Execution execution) {
    return CollectionAggregates.of(function(name), distinct, constant(collection))
        .evaluate(row(), execution);
  }

  @Test
  void rowsAreCountedWhateverIsInThem() {
    assertThat(aggregate(COUNT_ALL, TestExecution.strict(), 1, NULL, MISSING)).isEqualTo(value(3));
    assertThat(aggregate(COUNT_ALL, TestExecution.strict())).isEqualTo(value(0));
  }

  @Test
  void aFilterKeepsRowsOut() {
    Evaluator above = Comparisons.compare(ComparisonOperator.GREATER, slot(0), constant(value(1)));
    AggregateCall filtered =
        new AggregateCall(function("SUM"), List.of(slot(0)), false, List.of(), above);
    assertThat(aggregate(filtered, TestExecution.strict(), 1, 2, NULL, 3)).isEqualTo(value(5));
  }

  @Test
  void groupsFollowTheEqualityOfValues() {
    List<Value[]> rows = TestRows.random(61, 500);
    List<Value[]> expected = new ArrayList<>();
    for (Value[] row : rows) {
      Value key = row[0].isAbsent() ? NULL : row[0];
      Value[] group =
          expected.stream()
              .filter(each -> ValueEquality.same(each[0], key))
              .findFirst()
              .orElse(null);
      if (group == null) {
        expected.add(row(key, 1, row[1]));
      } else {
        group[1] = value(Long.parseLong(show(group[1]).substring(8)) + 1);
        group[2] = row[1];
      }
    }
    List<AggregateCall> calls =
        List.of(
            COUNT_ALL,
            new AggregateCall(function("MAX"), List.of(slot(1)), false, List.of(), null));
    List<Value[]> result =
        drain(
            Operators.aggregate(
                Operators.values(rows),
                List.of(slot(0)),
                List.of(),
                false,
                calls,
                TestExecution.strict()));
    assertThat(show(result)).containsExactlyElementsOf(show(expected));
    assertThat(expected).hasSizeGreaterThan(20);
  }

  @Test
  void noRowsGiveNoGroupsButOneRowWithoutKeys() {
    List<Value[]> none = List.of();
    Execution execution = TestExecution.strict();
    assertThat(
            drain(
                Operators.aggregate(
                    Operators.values(none),
                    List.of(slot(0)),
                    List.of(),
                    false,
                    List.of(COUNT_ALL),
                    execution)))
        .isEmpty();
    assertThat(
            show(
                drain(
                    Operators.aggregate(
                        Operators.values(none),
                        List.of(),
                        List.of(),
                        false,
                        List.of(COUNT_ALL, call("SUM", false)),
                        execution))))
        .containsExactly("[INTEGER 0, NULL]");
  }

  @Test
  void manyGroupsKeepTheirStates() {
    List<Value[]> rows = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      rows.add(row(i % 10_000, i));
    }
    List<Value[]> result =
        drain(
            Operators.aggregate(
                Operators.values(rows),
                List.of(slot(0)),
                List.of(),
                false,
                List.of(
                    new AggregateCall(function("SUM"), List.of(slot(1)), false, List.of(), null)),
                TestExecution.strict()));
    assertThat(result).hasSize(10_000);
    assertThat(result.get(7)).containsExactly(value(7), value(7 + 10_007 + 20_007));
  }
}
