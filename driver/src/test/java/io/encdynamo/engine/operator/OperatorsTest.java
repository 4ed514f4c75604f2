package io.encdynamo.engine.operator;

import static io.encdynamo.engine.expression.Expressions.constant;
import static io.encdynamo.engine.expression.Expressions.parameter;
import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.engine.operator.TestRows.drain;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.deferred;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import io.encdynamo.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorsTest {
  private final Execution execution = TestExecution.permissive();

  private static List<Value[]> numbers(int count) {
    List<Value[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i));
    }
    return rows;
  }

  @Test
  void filterKeepsWhatIsTrue() {
    Evaluator below = Comparisons.compare(ComparisonOperator.LESS, slot(0), constant(value(2)));
    List<Value[]> rows = List.of(row(1), row(2), row(NULL), row("a"), row(0));
    assertThat(show(drain(Operators.filter(Operators.values(rows), below, execution))))
        .containsExactly("[INTEGER 1]", "[INTEGER 0]");
  }

  @Test
  void projectForcesNothing() {
    Value untouched =
        deferred(
            () -> {
              throw new AssertionError("forced");
            });
    RowCursor cursor =
        Operators.project(
            Operators.values(List.<Value[]>of(new Value[] {value(1), untouched})),
            List.of(slot(1), slot(0), constant(value("x"))),
            execution);
    assertThat(drain(cursor).get(0)).containsExactly(untouched, value(1), value("x"));
  }

  @Test
  void valuesAreComputedFromParameters() {
    RowCursor cursor =
        Operators.values(
            List.of(List.of(parameter(0), constant(value(1))), List.of(parameter(1), parameter(0))),
            TestExecution.strict(value("a"), value("b")));
    assertThat(show(drain(cursor)))
        .containsExactly("[STRING \"a\", INTEGER 1]", "[STRING \"b\", STRING \"a\"]");
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 0 1 2", "3, 8, 8 9", "0, 0, ''", "-1, 7, 7 8 9", "5, 20, ''"})
  void limitAndOffset(long limit, long offset, String expected) {
    TestRows.Watched rows = new TestRows.Watched(numbers(10));
    List<Value[]> result = drain(Operators.limit(rows, limit, offset, TestExecution.permissive()));
    assertThat(show(result))
        .containsExactlyElementsOf(
            Stream.of(expected.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> "[INTEGER " + each + "]")
                .toList());
    assertThat(rows.closed).isTrue();
    if (limit >= 0) {
      assertThat(rows.read).isLessThanOrEqualTo((int) (limit + offset));
    }
  }

  @Test
  void sortIsStableAndPutsAbsentValuesWhereToldTo() {
    List<Value[]> rows = TestRows.random(71, 800);
    for (boolean descending : List.of(true, false)) {
      for (boolean nullsFirst : List.of(true, false)) {
        List<SortKey> keys = List.of(new SortKey(slot(0), descending, nullsFirst));
        Comparator<Value[]> order =
            (a, b) -> {
              boolean absent = a[0].isAbsent() || b[0].isAbsent();
              ValueOrder nulls = nullsFirst ? ValueOrder.NULLS_FIRST : ValueOrder.NULLS_LAST;
              int result = nulls.compare(a[0], b[0]);
              return descending && !absent ? -result : result;
            };
        List<Value[]> expected = rows.stream().sorted(order).toList();
        RowCursor sorted = Operators.sort(Operators.values(rows), keys, execution);
        assertThat(show(drain(sorted))).containsExactlyElementsOf(show(expected));
        for (long limit : List.of(0L, 1L, 10L, 5000L, Long.MAX_VALUE)) {
          RowCursor first = Operators.topN(Operators.values(rows), keys, limit, 5, execution);
          assertThat(show(drain(first)))
              .containsExactlyElementsOf(show(expected.stream().skip(5).limit(limit).toList()));
        }
      }
    }
  }

  @Test
  void laterKeysDecideAmongEqualOnes() {
    List<Value[]> rows = List.of(row(1, "a"), row(0, "b"), row(1, "c"), row(0, "d"));
    RowCursor sorted =
        Operators.sort(
            Operators.values(rows),
            List.of(new SortKey(slot(0), false, false), new SortKey(slot(1), true, true)),
            execution);
    assertThat(drain(sorted)).containsExactly(rows.get(3), rows.get(1), rows.get(2), rows.get(0));
  }

  /** How often each row occurs, by its equality. */
  private static Map<Value[], Integer> counts(List<Value[]> rows) {
    Map<Value[], Integer> counts =
        new TreeMap<>(Comparator.comparing(row -> row[0], ValueOrder.NULLS_FIRST));
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  static Stream<Arguments> setOperations() {
    BiFunction<Integer, Integer, Integer> sum = Integer::sum;
    BiFunction<Integer, Integer, Integer> either = (a, b) -> Math.min(1, a + b);
    BiFunction<Integer, Integer, Integer> both = (a, b) -> Math.min(1, Math.min(a, b));
    BiFunction<Integer, Integer, Integer> least = Math::min;
    BiFunction<Integer, Integer, Integer> onlyLeft = (a, b) -> a > 0 && b == 0 ? 1 : 0;
    BiFunction<Integer, Integer, Integer> rest = (a, b) -> Math.max(0, a - b);
    return Stream.of(
        Arguments.of(SetOperation.UNION_ALL, sum),
        Arguments.of(SetOperation.UNION, either),
        Arguments.of(SetOperation.INTERSECT, both),
        Arguments.of(SetOperation.INTERSECT_ALL, least),
        Arguments.of(SetOperation.EXCEPT, onlyLeft),
        Arguments.of(SetOperation.EXCEPT_ALL, rest));
  }

  @ParameterizedTest
  @MethodSource
  void setOperations(SetOperation operation, BiFunction<Integer, Integer, Integer> expectedCount) {
    List<Value[]> left =
        TestRows.random(81, 200).stream().map(row -> new Value[] {row[0]}).toList();
    List<Value[]> right =
        TestRows.random(82, 100).stream().map(row -> new Value[] {row[0]}).toList();
    Map<Value[], Integer> result =
        counts(
            drain(
                Operators.combine(
                    operation, Operators.values(left), Operators.values(right), execution)));
    Map<Value[], Integer> ofLeft = counts(left);
    Map<Value[], Integer> ofRight = counts(right);
    List<Value[]> all = new ArrayList<>(left);
    all.addAll(right);
    int rows = 0;
    for (Value[] row : all) {
      int expected = expectedCount.apply(ofLeft.getOrDefault(row, 0), ofRight.getOrDefault(row, 0));
      assertThat(result.getOrDefault(row, 0)).as(show(row[0])).isEqualTo(expected);
      rows += expected;
    }
    assertThat(rows).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void setOperationsOverNothing(SetOperation operation) {
    List<Value[]> none = List.of();
    boolean keepsLeft =
        switch (operation) {
          case UNION, UNION_ALL, EXCEPT, EXCEPT_ALL -> true;
          case INTERSECT, INTERSECT_ALL -> false;
        };
    assertThat(
            drain(
                Operators.combine(
                    operation, Operators.values(numbers(3)), Operators.values(none), execution)))
        .hasSize(keepsLeft ? 3 : 0);
    assertThat(
            drain(
                Operators.combine(
                    operation, Operators.values(none), Operators.values(none), execution)))
        .isEmpty();
  }

  @Test
  void distinctGivesTheFirstOfEqualRows() {
    List<Value[]> rows = TestRows.random(91, 300).stream().map(r -> new Value[] {r[0]}).toList();
    List<Value[]> expected = new ArrayList<>();
    for (Value[] row : rows) {
      if (expected.stream().noneMatch(each -> ValueEquality.same(each[0], row[0]))) {
        expected.add(row);
      }
    }
    assertThat(drain(Operators.distinct(Operators.values(rows), execution)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void closingClosesTheChildrenEvenIfOneFails() {
    TestRows.Watched right = new TestRows.Watched(numbers(1));
    RowCursor failing =
        new RowCursor() {
          @Override
          public Value[] next() {
            return row(1);
          }

          @Override
          public void close() {
            throw new IllegalStateException("close");
          }
        };
    RowCursor join =
        Operators.nestedLoopJoin(Pairing.of(JoinKind.INNER, 1, 1), failing, right, null, execution);
    assertThatThrownBy(join::close).hasMessage("close");
    assertThat(right.closed).isTrue();
  }
}
