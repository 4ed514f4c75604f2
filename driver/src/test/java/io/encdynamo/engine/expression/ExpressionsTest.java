package io.encdynamo.engine.expression;

import static io.encdynamo.engine.expression.Expressions.constant;
import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.deferred;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.timestamp;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions by tables. What NULL, MISSING and mistyped operands give is what PartiQL's
 * conformance suite expects; "mistyped" stands for MISSING, or an error of class 22 in strict
 * typing.
 */
class ExpressionsTest {
  private static final String MISTYPED = "mistyped";

  /** Makes an expression of its operands. */
  private interface Shape {
    Evaluator of(List<Evaluator> operands);
  }

  private static Arguments of(String name, Shape shape, Object expected, Object... operands) {
    return Arguments.of(
        name + Arrays.stream(operands).map(TestShow::of).toList(), shape, expected, operands);
  }

  private static Shape compare(ComparisonOperator operator) {
    return o -> Comparisons.compare(operator, o.get(0), o.get(1));
  }

  private static final Shape EQUAL = compare(ComparisonOperator.EQUAL);
  private static final Shape NOT_EQUAL = compare(ComparisonOperator.NOT_EQUAL);
  private static final Shape LESS = compare(ComparisonOperator.LESS);
  private static final Shape GREATER_OR_EQUAL = compare(ComparisonOperator.GREATER_OR_EQUAL);

  static Stream<Arguments> comparisons() {
    return Stream.of(
        of("=", EQUAL, true, 1, 1),
        of("=", EQUAL, true, 1, 1.0),
        of("=", EQUAL, true, decimal("1.0"), 1),
        of("=", EQUAL, false, 5, "a"),
        of("=", EQUAL, false, "a", 5),
        of("<>", NOT_EQUAL, true, "a", 5),
        of("=", EQUAL, true, "a", "a"),
        of("<>", NOT_EQUAL, false, "a", "a"),
        of("=", EQUAL, NULL, NULL, NULL),
        of("=", EQUAL, NULL, NULL, MISSING),
        of("=", EQUAL, MISSING, MISSING, MISSING),
        of("=", EQUAL, MISSING, MISSING, 1),
        of("=", EQUAL, NULL, 1, NULL),
        of("=", EQUAL, NULL, NULL, "a"),
        of("=", EQUAL, true, List.of(NULL), List.of(MISSING)),
        of("=", EQUAL, true, Map.of("a", 1), Map.of("a", 1.0)),
        of("=", EQUAL, true, date("2020-01-02"), timestamp("2020-01-02T00:00")),
        of("<", LESS, true, 1, 2),
        of("<", LESS, false, 2, 1.5),
        of("<", LESS, true, "a", "b"),
        of("<", LESS, true, date("2020-01-02"), timestamp("2020-01-02T00:01")),
        of("<", LESS, NULL, NULL, 1),
        of("<", LESS, MISSING, MISSING, 1),
        of("<", LESS, MISTYPED, 5, "a"),
        of("<", LESS, MISTYPED, "a", 5),
        of("<", LESS, MISTYPED, List.of(1), List.of(2)),
        of(">=", GREATER_OR_EQUAL, true, 2, 2),
        of(">=", GREATER_OR_EQUAL, false, 1, 2));
  }

  static Stream<Arguments> logic() {
    Shape and = Logic::and;
    Shape or = Logic::or;
    Shape not = o -> Logic.not(o.get(0));
    List<Arguments> cases = new ArrayList<>();
    List<Object> unknown = List.of(NULL, MISSING);
    for (Object u : unknown) {
      cases.add(of("NOT", not, NULL, u));
      for (Object w : unknown) {
        cases.add(of("AND", and, NULL, u, w));
        cases.add(of("OR", or, NULL, u, w));
      }
      for (boolean flip : List.of(true, false)) {
        Object[] withTrue = flip ? new Object[] {u, true} : new Object[] {true, u};
        Object[] withFalse = flip ? new Object[] {u, false} : new Object[] {false, u};
        cases.add(of("AND", and, NULL, withTrue));
        cases.add(of("AND", and, false, withFalse));
        cases.add(of("OR", or, true, withTrue));
        cases.add(of("OR", or, NULL, withFalse));
      }
    }
    for (boolean a : List.of(true, false)) {
      cases.add(of("NOT", not, !a, a));
      for (boolean b : List.of(true, false)) {
        cases.add(of("AND", and, a && b, a, b));
        cases.add(of("OR", or, a || b, a, b));
      }
    }
    cases.add(of("AND", and, true, true, true, true));
    cases.add(of("AND", and, true));
    cases.add(of("OR", or, false));
    cases.add(of("NOT", not, MISTYPED, Map.of("a", 1)));
    cases.add(of("AND", and, MISTYPED, 5, true));
    cases.add(of("IS TRUE", o -> Logic.is(o.get(0), true), false, NULL));
    cases.add(of("IS TRUE", o -> Logic.is(o.get(0), true), true, true));
    cases.add(of("IS FALSE", o -> Logic.is(o.get(0), false), false, MISSING));
    cases.add(of("IS UNKNOWN", o -> Logic.isUnknown(o.get(0)), true, MISSING));
    return cases.stream();
  }

  static Stream<Arguments> ranges() {
    Shape between = o -> Comparisons.between(o.get(0), o.get(1), o.get(2));
    Shape in = o -> Comparisons.in(o.get(0), o.subList(1, o.size()));
    Shape inCollection = o -> Comparisons.inCollection(o.get(0), o.get(1));
    return Stream.of(
        of("BETWEEN", between, true, 1, -1, 1),
        of("BETWEEN", between, true, decimal("1.0"), 1, 1.0),
        of("BETWEEN", between, false, 2, -1, 1),
        of("BETWEEN", between, false, 2, NULL, 1),
        of("BETWEEN", between, NULL, 1, NULL, 1),
        of("BETWEEN", between, false, "X", "a", "b"),
        of("IN", in, true, 2, 1, 2.0),
        of("IN", in, false, "2", 1, 2),
        of("IN", in, NULL, 3, 1, NULL),
        of("IN", in, NULL, 3, 1, MISSING),
        of("IN", in, true, 1, NULL, 1),
        of("IN", in, NULL, NULL, 1),
        of("IN", in, false, 1),
        of("IN", inCollection, true, 1, List.of(3, 1)),
        of("IN", inCollection, false, 1, new Object[] {}),
        of("IN", inCollection, NULL, 1, new Object[] {NULL}),
        of("IN", inCollection, MISSING, MISSING, List.of(1)),
        of("IN", inCollection, MISTYPED, 1, 5),
        of("SAME", o -> Comparisons.same(o.get(0), o.get(1)), true, NULL, MISSING),
        of("SAME", o -> Comparisons.same(o.get(0), o.get(1)), false, NULL, 1));
  }

  static Stream<Arguments> arithmetic() {
    Shape plus = o -> Arithmetic.of(Arithmetic.Operator.ADD, o.get(0), o.get(1));
    Shape divide = o -> Arithmetic.of(Arithmetic.Operator.DIVIDE, o.get(0), o.get(1));
    Shape negate = o -> Arithmetic.negate(o.get(0));
    return Stream.of(
        of("+", plus, 3, 1, 2),
        of("+", plus, NULL, 1, NULL),
        of("+", plus, MISSING, NULL, MISSING),
        of("+", plus, MISTYPED, "a", 1),
        of("+", plus, MISTYPED, MISSING, "a"),
        of("+", plus, MISTYPED, NULL, true),
        of("/", divide, decimal("2.5"), decimal("5.0"), 2),
        of("-", negate, -1, 1),
        of("-", negate, -0.5, 0.5),
        of("-", negate, NULL, NULL),
        of("-", negate, MISTYPED, "1"),
        of("+", o -> Arithmetic.plus(o.get(0)), 1, 1),
        of("+", o -> Arithmetic.plus(o.get(0)), MISTYPED, "1"));
  }

  static Stream<Arguments> text() {
    Shape concat = o -> Texts.concat(o.get(0), o.get(1));
    Shape like = o -> Texts.like(o.get(0), o.get(1), o.size() > 2 ? o.get(2) : null);
    return Stream.of(
        of("||", concat, "ab", "a", "b"),
        of("||", concat, NULL, "a", NULL),
        of("||", concat, MISSING, NULL, MISSING),
        of("||", concat, MISTYPED, "a", 1),
        of("LIKE", like, true, "abc", "a%"),
        of("LIKE", like, false, "abc", "a"),
        of("LIKE", like, true, "100%", "1__[%", "["),
        of("LIKE", like, NULL, NULL, "a"),
        of("LIKE", like, NULL, "a", NULL),
        of("LIKE", like, MISSING, "a", "b", MISSING),
        of("LIKE", like, NULL, "a", "b", NULL),
        of("LIKE", like, MISSING, NULL, "a", MISSING),
        of("LIKE", like, MISTYPED, 123, "a"),
        of("LIKE", like, MISTYPED, "a", 123),
        of("LIKE", like, MISTYPED, "a", "/", 123));
  }

  static Stream<Arguments> conditionals() {
    Shape coalesce = Expressions::coalesce;
    Shape nullIf = o -> Expressions.nullIf(o.get(0), o.get(1));
    Shape when = o -> Expressions.searchedCase(List.of(o.get(0)), List.of(o.get(1)), o.get(2));
    Shape withoutElse = o -> Expressions.searchedCase(List.of(o.get(0)), List.of(o.get(1)), null);
    return Stream.of(
        of("COALESCE", coalesce, 9, NULL, MISSING, 9, 4),
        of("COALESCE", coalesce, NULL, NULL, MISSING),
        of("NULLIF", nullIf, NULL, decimal("1.0"), 1),
        of("NULLIF", nullIf, 2, 2, "2"),
        of("NULLIF", nullIf, 1, 1, NULL),
        of("NULLIF", nullIf, MISSING, MISSING, 1),
        of("NULLIF", nullIf, NULL, List.of(), List.of()),
        of("CASE", when, "a", true, "a", "b"),
        of("CASE", when, "b", NULL, "a", "b"),
        of("CASE", when, "b", MISSING, "a", "b"),
        of("CASE", withoutElse, NULL, false, "a"));
  }

  static Stream<Arguments> types() {
    Shape cast = o -> Expressions.cast(o.get(0), SqlType.INTEGER);
    Shape canCast = o -> Expressions.canCast(o.get(0), SqlType.INTEGER, false);
    Shape canCastLossless = o -> Expressions.canCast(o.get(0), SqlType.INTEGER, true);
    return Stream.of(
        of("IS NULL", o -> Expressions.isNull(o.get(0)), true, NULL),
        of("IS NULL", o -> Expressions.isNull(o.get(0)), true, MISSING),
        of("IS NULL", o -> Expressions.isNull(o.get(0)), false, 0),
        of("IS MISSING", o -> Expressions.isMissing(o.get(0)), false, NULL),
        of("IS MISSING", o -> Expressions.isMissing(o.get(0)), true, MISSING),
        of("CAST", cast, 12, "12"),
        of("CAST", cast, NULL, NULL),
        of("CAST", cast, MISSING, MISSING),
        of("CAST", cast, MISTYPED, "x"),
        of("CAST", cast, MISTYPED, List.of(1)),
        of("CAN_CAST", canCast, true, decimal("1.5")),
        of("CAN_CAST", canCast, false, "x"),
        of("CAN_LOSSLESS_CAST", canCastLossless, false, decimal("1.5")),
        of("CAN_LOSSLESS_CAST", canCastLossless, true, "12"),
        of("IS INTEGER", is(SqlType.INTEGER), true, 1),
        of("IS INTEGER", is(SqlType.INTEGER), false, 1L << 40),
        of("IS STRING", is(SqlType.STRING), false, NULL),
        of("IS DECIMAL(5,3)", is(SqlType.decimal(5, 3)), false, decimal("1.0000")),
        of("IS DECIMAL(3,3)", is(SqlType.decimal(3, 3)), true, decimal("0.001")),
        of("IS MAP", is(SqlType.of(SqlType.Kind.MAP)), true, Map.of()));
  }

  private static Shape is(SqlType type) {
    return o -> Expressions.isType(o.get(0), type);
  }

  static Stream<Arguments> documents() {
    Shape a = o -> Paths.field(o.get(0), "a", false);
    Shape exactA = o -> Paths.field(o.get(0), "a", true);
    Shape element = o -> Paths.element(o.get(0), o.get(1));
    Shape computed = o -> Paths.field(o.get(0), o.get(1));
    Shape struct = o -> Constructors.struct(List.of(o.get(0)), List.of(o.get(1)));
    return Stream.of(
        of("a", a, 1, Map.of("a", 1)),
        of("a", a, 1, Map.of("A", 1)),
        of("\"a\"", exactA, MISTYPED, Map.of("A", 1)),
        of("a", a, MISTYPED, Map.of()),
        of("a", a, NULL, NULL),
        of("a", a, MISTYPED, 5),
        of("[]", element, 2, List.of(1, 2), 1),
        of("[]", element, MISTYPED, List.of(1, 2), 2),
        of("[]", element, MISTYPED, List.of(1, 2), -1),
        of("[]", element, MISTYPED, Map.of("k", 7), "k"),
        of("[CAST]", computed, 7, Map.of("k", 7), "k"),
        of("[CAST]", computed, MISTYPED, Map.of("k", 7), "x"),
        of("[]", element, MISTYPED, new Object[] {1, 2}, 1),
        of("[]", element, MISTYPED, Map.of("k", 7), 0),
        of("list", Constructors::list, List.of(1, MISSING), 1, MISSING),
        of("bag", Constructors::bag, new Object[] {1, 1}, 1, 1),
        of("struct", struct, Map.of("a", 1), "a", 1),
        of("struct", struct, Map.of("a", NULL), "a", NULL),
        of("struct", struct, Map.of(), "a", MISSING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "comparisons",
    "logic",
    "ranges",
    "arithmetic",
    "text",
    "conditionals",
    "types",
    "documents"
  })
  void evaluates(String name, Shape shape, Object expected, Object[] operands) {
    Value[] row = row(operands);
    List<List<Evaluator>> forms = new ArrayList<>();
    forms.add(new ArrayList<>());
    forms.add(new ArrayList<>());
    forms.add(new ArrayList<>());
    for (int i = 0; i < row.length; i++) {
      forms.get(0).add(constant(row[i]));
      forms.get(1).add(slot(i));
      forms.get(2).add(i % 2 == 0 ? slot(i) : constant(row[i]));
    }
    Value[] later = Arrays.stream(row).map(value -> deferred((Object) value)).toArray(Value[]::new);
    for (List<Evaluator> form : forms) {
      for (Value[] input : List.of(row, later)) {
        Evaluator expression = shape.of(form);
        if (MISTYPED.equals(expected)) {
          Execution permissive = TestExecution.permissive();
          assertThat(expression.evaluate(input, permissive)).isEqualTo(MISSING);
          assertThatThrownBy(() -> expression.evaluate(input, TestExecution.strict()))
              .isInstanceOfSatisfying(
                  DriverException.class, e -> assertThat(e.code().sqlState()).startsWith("22"));
        } else {
          for (Execution execution : List.of(TestExecution.permissive(), TestExecution.strict())) {
            assertThat(show(expression.evaluate(input, execution)))
                .isEqualTo(show(value(expected)));
          }
        }
      }
    }
  }

  @Test
  void mistypedValuesAreCounted() {
    Execution execution = TestExecution.permissive();
    Evaluator mistyped = Comparisons.compare(ComparisonOperator.LESS, slot(0), constant(value(1)));
    mistyped.evaluate(row("a"), execution);
    mistyped.evaluate(row(5), execution);
    mistyped.evaluate(row("b"), execution);
    assertThat(execution.turnedMissing()).isEqualTo(2);
  }

  @Test
  void conditionsAreTrueOrNot() {
    Evaluator either = Logic.or(List.of(slot(0), slot(1)));
    Evaluator both = Logic.and(List.of(slot(0), slot(1)));
    List<Object> values = List.of(true, false, NULL, MISSING);
    for (Object a : values) {
      for (Object b : values) {
        Value[] row = row(a, b);
        Execution execution = TestExecution.strict();
        assertThat(either.isTrue(row, execution)).isEqualTo(a.equals(true) || b.equals(true));
        assertThat(both.isTrue(row, execution)).isEqualTo(a.equals(true) && b.equals(true));
      }
    }
    assertThat(slot(0).isTrue(row("x"), TestExecution.permissive())).isFalse();
    assertThatThrownBy(() -> slot(0).isTrue(row("x"), TestExecution.strict()))
        .isInstanceOf(DriverException.class);
  }

  @Test
  void onlyWhatIsNeededIsEvaluated() {
    Evaluator failing =
        (row, execution) -> {
          throw new AssertionError("evaluated");
        };
    Execution execution = TestExecution.strict();
    Value[] none = row();
    Evaluator yes = constant(value(true));
    Evaluator no = constant(value(false));
    assertThat(Logic.or(List.of(yes, failing)).isTrue(none, execution)).isTrue();
    assertThat(Logic.and(List.of(no, failing)).isTrue(none, execution)).isFalse();
    assertThat(Expressions.coalesce(List.of(yes, failing)).evaluate(none, execution))
        .isEqualTo(value(true));
    assertThat(
            Expressions.searchedCase(List.of(no, yes), List.of(failing, no), failing)
                .evaluate(none, execution))
        .isEqualTo(value(false));
  }

  @Test
  void slotsHandDeferredValuesOnUntouched() {
    Value untouched =
        deferred(
            () -> {
              throw new AssertionError("forced");
            });
    assertThat(slot(0).evaluate(new Value[] {untouched}, TestExecution.strict()))
        .isSameAs(untouched);
  }

  @Test
  void parametersAreTakenByPosition() {
    Execution execution = TestExecution.strict(value("a"), value("b"));
    assertThat(Expressions.parameter(1).evaluate(row(), execution)).isEqualTo(value("b"));
  }

  private static final class TestShow {
    static String of(Object operand) {
      return show(value(operand));
    }
  }
}
