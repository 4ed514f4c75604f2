package io.encdynamo.engine.operator;

import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.engine.operator.TestRows.drain;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.engine.expression.Logic;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinTest {
  private final Execution execution = TestExecution.permissive();
  private final List<Value[]> left = TestRows.random(51, 120);
  private final List<Value[]> right = TestRows.random(52, 90);

  /** left.key = right.key, over the row of both. */
  private static final Evaluator SAME_KEY =
      Comparisons.compare(ComparisonOperator.EQUAL, slot(0), slot(2));

  /** left.number < right.number. */
  private static final Evaluator LESS =
      Comparisons.compare(ComparisonOperator.LESS, slot(1), slot(3));

  private static boolean sameKey(Value[] a, Value[] b) {
    return !a[0].isAbsent() && !b[0].isAbsent() && ValueEquality.same(a[0], b[0]);
  }

  private static boolean less(Value[] a, Value[] b) {
    return Comparisons.compare(ComparisonOperator.LESS, slot(0), slot(1))
        .isTrue(new Value[] {a[1], b[1]}, TestExecution.permissive());
  }

  /** What the join is by its definition. */
  private List<String> oracle(JoinKind kind, BiPredicate<Value[], Value[]> matches) {
    List<Value[]> result = new ArrayList<>();
    boolean[] partnered = new boolean[right.size()];
    for (Value[] a : left) {
      boolean found = false;
      for (int i = 0; i < right.size(); i++) {
        if (matches.test(a, right.get(i))) {
          if (kind.isPaired()) {
            result.add(row(a[0], a[1], right.get(i)[0], right.get(i)[1]));
          } else if (kind == JoinKind.RIGHT_SEMI && !partnered[i]) {
            result.add(right.get(i));
          }
          found = true;
          partnered[i] = true;
        }
      }
      if ((kind == JoinKind.SEMI && found) || (kind == JoinKind.ANTI && !found)) {
        result.add(a);
      }
      if ((kind == JoinKind.LEFT || kind == JoinKind.FULL) && !found) {
        result.add(row(a[0], a[1], NULL, NULL));
      }
    }
    for (int i = 0; i < right.size(); i++) {
      if ((kind == JoinKind.RIGHT || kind == JoinKind.FULL) && !partnered[i]) {
        result.add(row(NULL, NULL, right.get(i)[0], right.get(i)[1]));
      } else if (kind == JoinKind.RIGHT_ANTI && !partnered[i]) {
        result.add(right.get(i));
      }
    }
    return show(result);
  }

  private RowCursor hash(JoinKind kind, RowCursor from, RowCursor to, Evaluator... residual) {
    return Operators.hashJoin(
        Pairing.of(kind, 2, 2),
        from,
        to,
        List.of(slot(0)),
        List.of(slot(0)),
        residual.length == 0 ? null : residual[0],
        new HeldKeys(),
        execution);
  }

  @ParameterizedTest
  @EnumSource
  void joinsByEquality(JoinKind kind) {
    List<String> expected = oracle(kind, JoinTest::sameKey);
    assertThat(expected).hasSizeGreaterThan(20);
    RowCursor join = hash(kind, Operators.values(left), Operators.values(right));
    assertThat(show(drain(join))).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource
  void joinsByEqualityAndMore(JoinKind kind) {
    RowCursor join = hash(kind, Operators.values(left), Operators.values(right), LESS);
    assertThat(show(drain(join)))
        .containsExactlyElementsOf(oracle(kind, (a, b) -> sameKey(a, b) && less(a, b)));
  }

  @ParameterizedTest
  @EnumSource
  void joinsByAnyCondition(JoinKind kind) {
    Evaluator either = Logic.or(List.of(SAME_KEY, LESS));
    RowCursor join =
        Operators.nestedLoopJoin(
            Pairing.of(kind, 2, 2),
            Operators.values(left),
            Operators.values(right),
            either,
            execution);
    assertThat(show(drain(join)))
        .containsExactlyElementsOf(oracle(kind, (a, b) -> sameKey(a, b) || less(a, b)));
  }

  @ParameterizedTest
  @EnumSource(names = {"INNER", "LEFT", "SEMI", "ANTI"})
  void joinsLaterally(JoinKind kind) {
    RowCursor join =
        Operators.lateralJoin(
            Pairing.of(kind, 2, 2),
            Operators.values(left),
            (outer, run) ->
                Operators.values(right.stream().filter(inner -> sameKey(outer, inner)).toList()),
            LESS,
            execution);
    assertThat(show(drain(join)))
        .containsExactlyElementsOf(oracle(kind, (a, b) -> sameKey(a, b) && less(a, b)));
  }

  @ParameterizedTest
  @EnumSource
  void eitherSideMayBeEmpty(JoinKind kind) {
    RowCursor none = Operators.values(List.of());
    assertThat(drain(hash(kind, Operators.values(left), none)))
        .hasSize(kind.keepsLeft() ? left.size() : 0);
    assertThat(drain(hash(kind, none, Operators.values(right))))
        .hasSize(kind.keepsRight() ? right.size() : 0);
  }

  @Test
  void withoutRightRowsTheLeftSideIsNotRead() {
    TestRows.Watched unread = new TestRows.Watched(left);
    drain(hash(JoinKind.INNER, unread, Operators.values(List.of())));
    assertThat(unread.read).isZero();
    assertThat(unread.closed).isTrue();
  }

  @Test
  void givesTheColumnsAskedFor() {
    RowCursor join =
        Operators.hashJoin(
            Pairing.of(JoinKind.FULL, 2, 2, List.of(3, 0)),
            Operators.values(List.of(row(1, "a"), row(2, "b"))),
            Operators.values(List.of(row(2, "x"), row(3, "y"))),
            List.of(slot(0)),
            List.of(slot(0)),
            null,
            new HeldKeys(),
            execution);
    assertThat(show(drain(join)))
        .containsExactlyElementsOf(show(List.of(row(NULL, 1), row("x", 2), row("y", NULL))));
  }

  @Test
  void keysOfSeveralColumnsMatchAsAWhole() {
    List<Value[]> from = List.of(row(1, "a", 10), row(1, "b", 20), row(2, "a", 30));
    List<Value[]> to = List.of(row("b", 1.0), row("a", 2), row("a", NULL));
    RowCursor join =
        Operators.hashJoin(
            Pairing.of(JoinKind.INNER, 3, 2),
            Operators.values(from),
            Operators.values(to),
            List.of(slot(0), slot(1)),
            List.of(slot(1), slot(0)),
            null,
            new HeldKeys(),
            execution);
    assertThat(show(drain(join)))
        .containsExactlyElementsOf(
            show(List.of(row(1, "b", 20, "b", 1.0), row(2, "a", 30, value("a"), value(2)))));
  }
}
