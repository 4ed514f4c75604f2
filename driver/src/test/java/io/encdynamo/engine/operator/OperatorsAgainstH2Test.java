package io.encdynamo.engine.operator;

import static io.encdynamo.engine.expression.Expressions.constant;
import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.engine.operator.H2Tables.A;
import static io.encdynamo.engine.operator.H2Tables.B;
import static io.encdynamo.engine.operator.H2Tables.ID;
import static io.encdynamo.engine.operator.H2Tables.S;
import static io.encdynamo.engine.operator.H2Tables.WIDTH;
import static io.encdynamo.engine.operator.TestRows.drain;
import static io.encdynamo.value.ComparisonOperator.EQUAL;
import static io.encdynamo.value.ComparisonOperator.LESS;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.WorkingTable;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.engine.expression.Logic;
import io.encdynamo.value.RowCursor;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same question to the operators and to H2, over random tables. */
class OperatorsAgainstH2Test {
  private static final int TABLES = 30;

  /** The operators that answer a question over two tables. */
  @FunctionalInterface
  interface Answer {
    RowCursor of(RowCursor left, RowCursor right, Execution execution);
  }

  private static Arguments of(String sql, Answer answer) {
    return Arguments.of(sql, answer);
  }

  private static Evaluator less(int left, int right) {
    return Comparisons.compare(LESS, slot(left), slot(right));
  }

  private static Evaluator equal(int left, int right) {
    return Comparisons.compare(EQUAL, slot(left), slot(right));
  }

  private static Answer hash(JoinKind kind, @Nullable Evaluator residual) {
    return (l, r, run) ->
        Operators.hashJoin(
            Pairing.of(kind, WIDTH, WIDTH),
            l,
            r,
            List.of(slot(A)),
            List.of(slot(B)),
            residual,
            new HeldKeys(),
            run);
  }

  private static Answer loop(JoinKind kind, Evaluator condition) {
    return (l, r, run) ->
        Operators.nestedLoopJoin(Pairing.of(kind, WIDTH, WIDTH), l, r, condition, run);
  }

  private static Answer notIn(@Nullable Evaluator residual, int... keys) {
    List<Evaluator> places = Arrays.stream(keys).mapToObj(k -> slot(k)).toList();
    return (l, r, run) ->
        Operators.nullAwareAntiJoin(
            l, r, WIDTH, WIDTH, places, places, slot(A), slot(B), residual, run);
  }

  private static RowCursor columns(RowCursor rows, Execution run, int... places) {
    return Operators.project(rows, Arrays.stream(places).mapToObj(p -> slot(p)).toList(), run);
  }

  private static Answer combine(SetOperation operation) {
    return (l, r, run) ->
        Operators.combine(operation, columns(l, run, A, S), columns(r, run, A, S), run);
  }

  static Stream<Arguments> joins() {
    Evaluator ordered = less(ID, WIDTH + ID);
    Evaluator either = Logic.or(List.of(less(A, WIDTH + B), equal(S, WIDTH + S)));
    return Stream.of(
        of("SELECT * FROM l JOIN r ON l.a = r.b", hash(JoinKind.INNER, null)),
        of("SELECT * FROM l JOIN r ON l.a = r.b AND l.id < r.id", hash(JoinKind.INNER, ordered)),
        of("SELECT * FROM l LEFT JOIN r ON l.a = r.b", hash(JoinKind.LEFT, null)),
        of(
            "SELECT * FROM l LEFT JOIN r ON l.a = r.b AND l.id < r.id",
            hash(JoinKind.LEFT, ordered)),
        of(
            "SELECT l.*, r.* FROM l RIGHT JOIN r ON l.a = r.b AND l.id < r.id",
            hash(JoinKind.RIGHT, ordered)),
        of(
            "SELECT * FROM l LEFT JOIN r ON l.a = r.b UNION ALL SELECT l.*, r.* FROM l RIGHT JOIN"
                + " r ON l.a = r.b WHERE l.id IS NULL",
            hash(JoinKind.FULL, null)),
        of(
            "SELECT * FROM l WHERE EXISTS (SELECT * FROM r WHERE l.a = r.b AND l.id < r.id)",
            hash(JoinKind.SEMI, ordered)),
        of(
            "SELECT * FROM l WHERE NOT EXISTS (SELECT * FROM r WHERE l.a = r.b AND l.id < r.id)",
            hash(JoinKind.ANTI, ordered)),
        of("SELECT * FROM l JOIN r ON l.a < r.b OR l.s = r.s", loop(JoinKind.INNER, either)),
        of("SELECT * FROM l LEFT JOIN r ON l.a < r.b OR l.s = r.s", loop(JoinKind.LEFT, either)),
        of(
            "SELECT * FROM l LEFT JOIN r ON l.id < r.id UNION ALL SELECT l.*, r.* FROM l RIGHT"
                + " JOIN r ON l.id < r.id WHERE l.id IS NULL",
            loop(JoinKind.FULL, ordered)));
  }

  static Stream<Arguments> notIns() {
    return Stream.of(
        of("SELECT * FROM l WHERE a NOT IN (SELECT b FROM r)", notIn(null)),
        of("SELECT * FROM l WHERE a NOT IN (SELECT b FROM r WHERE r.s = l.s)", notIn(null, S)),
        of(
            "SELECT * FROM l WHERE a NOT IN (SELECT b FROM r WHERE r.s = l.s AND l.id < r.id)",
            notIn(less(ID, WIDTH + ID), S)),
        of(
            "SELECT * FROM l WHERE a NOT IN (SELECT b FROM r WHERE l.id < r.id)",
            notIn(less(ID, WIDTH + ID))));
  }

  static Stream<Arguments> combinations() {
    String each = "SELECT a, s FROM ";
    String numbered = "SELECT a, s, ROW_NUMBER() OVER (PARTITION BY a, s ORDER BY a) AS n FROM ";
    return Stream.of(
        of(each + "l UNION ALL " + each + "r", combine(SetOperation.UNION_ALL)),
        of(each + "l UNION " + each + "r", combine(SetOperation.UNION)),
        of(each + "l INTERSECT " + each + "r", combine(SetOperation.INTERSECT)),
        of(each + "l EXCEPT " + each + "r", combine(SetOperation.EXCEPT)),
        of(
            each + "(" + numbered + "l INTERSECT " + numbered + "r)",
            combine(SetOperation.INTERSECT_ALL)),
        of(
            each + "(" + numbered + "l EXCEPT " + numbered + "r)",
            combine(SetOperation.EXCEPT_ALL)));
  }

  static Stream<Arguments> recursions() {
    WorkingTable found = new WorkingTable();
    Evaluator next = Arithmetic.of(Arithmetic.Operator.ADD, slot(0), constant(value(1)));
    return Stream.of(
        of(
            "WITH RECURSIVE t(n, s) AS (SELECT a, s FROM l UNION ALL SELECT n + 1, s FROM t WHERE"
                + " n < 7) SELECT * FROM t",
            (l, r, run) ->
                Operators.recursive(
                    each -> columns(l, each, A, S),
                    each ->
                        Operators.project(
                            Operators.filter(
                                Operators.values(each.working(found)),
                                Comparisons.compare(LESS, slot(0), constant(value(7))),
                                each),
                            List.of(next, slot(1)),
                            each),
                    found,
                    false,
                    run)));
  }

  @ParameterizedTest
  @MethodSource({"joins", "notIns", "combinations", "recursions"})
  void operatorsAnswerAsH2(String sql, Answer answer) throws SQLException {
    for (int seed = 0; seed < TABLES; seed++) {
      try (H2Tables tables = new H2Tables(seed)) {
        RowCursor rows =
            answer.of(
                Operators.values(tables.left()),
                Operators.values(tables.right()),
                TestExecution.strict());
        assertThat(drain(rows).stream().map(H2Tables::show))
            .as("tables of seed %s", seed)
            .containsExactlyInAnyOrderElementsOf(tables.query(sql));
      }
    }
  }
}
