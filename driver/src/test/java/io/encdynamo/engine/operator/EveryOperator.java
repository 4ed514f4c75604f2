package io.encdynamo.engine.operator;

import static io.encdynamo.engine.expression.Expressions.constant;
import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.value.TestValues.value;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.WorkingTable;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.engine.window.Frame;
import io.encdynamo.engine.window.WindowCall;
import io.encdynamo.engine.window.WindowFunction;
import io.encdynamo.value.ComparisonOperator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators, in all the forms in which they hold rows or go over them. */
final class EveryOperator {
  private static final List<SortKey> BY_FIRST = List.of(new SortKey(slot(0), false, false));
  private static final List<SortKey> BACKWARDS = List.of(new SortKey(slot(0), true, false));
  private static final Evaluator NEVER = constant(value(false));

  /** That numbers of both sides are equal. */
  private static final Evaluator SAME =
      Comparisons.compare(ComparisonOperator.EQUAL, slot(0), slot(Sides.WIDTH));

  private EveryOperator() {}

  static List<Sides> all() {
    List<Sides> all = new ArrayList<>(streaming());
    all.addAll(sorting());
    all.addAll(grouping());
    all.addAll(windows());
    for (JoinKind kind : JoinKind.values()) {
      all.addAll(joins(kind));
    }
    all.addAll(otherJoins());
    for (SetOperation operation : SetOperation.values()) {
      all.add(setOperation(operation));
    }
    all.addAll(recursive());
    return all;
  }

  private static List<Sides> streaming() {
    return List.of(
        Sides.unary("filter", null, (rows, none, run) -> Operators.filter(rows, NEVER, run)),
        Sides.unary(
            "project", null, (rows, none, run) -> Operators.project(rows, List.of(slot(0)), run)),
        Sides.unary(
            "offset", null, (rows, none, run) -> Operators.limit(rows, -1, Long.MAX_VALUE, run)),
        Sides.unary("limit", null, (rows, none, run) -> Operators.limit(rows, 1L << 40, 0, run)),
        Sides.unary(
            "partnered",
            null,
            (rows, none, run) -> Operators.partnered(rows, List.of(slot(0)), new HeldKeys(), run)));
  }

  private static List<Sides> sorting() {
    return List.of(
        Sides.unary("sort", "ORDER BY", (rows, none, run) -> Operators.sort(rows, BY_FIRST, run)),
        Sides.unary(
            "first of many",
            "ORDER BY",
            (rows, none, run) -> Operators.topN(rows, BACKWARDS, 1L << 40, 0, run)),
        Sides.unary(
            "first few", null, (rows, none, run) -> Operators.topN(rows, BACKWARDS, 10, 5, run)),
        Sides.unary("distinct", "DISTINCT", (rows, none, run) -> Operators.distinct(rows, run)));
  }

  private static List<Sides> grouping() {
    List<List<Integer>> sets = List.of(List.of(0, 1), List.of(0), List.of());
    return List.of(
        aggregate("groups", List.of(slot(0)), List.of(), call("COUNT", false, List.of(slot(1)))),
        aggregate(
            "grouping sets", List.of(slot(0), slot(1)), sets, call("SUM", false, List.of(slot(0)))),
        aggregate("distinct values", List.of(), List.of(), call("COUNT", true, List.of(slot(0))))
            .inMemory(),
        aggregate(
                "percentile",
                List.of(),
                List.of(),
                ordered(
                    "PERCENTILE_DISC", List.of(slot(0), constant(value(new BigDecimal("0.5"))))))
            .inMemory(),
        aggregate("median", List.of(), List.of(), ordered("MEDIAN", List.of(slot(0)))).inMemory(),
        aggregate("texts joined", List.of(), List.of(), call("LISTAGG", false, List.of(slot(1))))
            .inMemory(),
        aggregate(
                "texts joined in order", List.of(), List.of(), ordered("LISTAGG", List.of(slot(1))))
            .inMemory(),
        aggregate(
                "values collected",
                List.of(),
                List.of(),
                call("ARRAY_AGG", false, List.of(slot(0))))
            .inMemory(),
        Sides.unary(
            "one group",
            null,
            (rows, none, run) ->
                Operators.aggregate(
                    rows,
                    List.of(),
                    List.of(),
                    false,
                    List.of(call("SUM", false, List.of(slot(0)))),
                    run)));
  }

  private static Sides aggregate(
      String name, List<Evaluator> keys, List<List<Integer>> sets, AggregateCall call) {
    return Sides.unary(
        name,
        "GROUP BY",
        (rows, none, run) ->
            Operators.aggregate(rows, keys, sets, !sets.isEmpty(), List.of(call), run));
  }

  private static AggregateCall call(String name, boolean distinct, List<Evaluator> arguments) {
    return new AggregateCall(
        AggregateTable.named(name).orElseThrow(), arguments, distinct, List.of(), null);
  }

  private static AggregateCall ordered(String name, List<Evaluator> arguments) {
    return new AggregateCall(
        AggregateTable.named(name).orElseThrow(), arguments, false, BY_FIRST, null);
  }

  private static List<Sides> windows() {
    return List.of(
        window(
            "ranks",
            new WindowCall.OfFunction(
                WindowFunction.RANK, List.of(), false, false, Frame.standard())),
        window(
            "neighbours",
            new WindowCall.OfFunction(
                WindowFunction.LAG, List.of(slot(1)), true, false, Frame.standard())),
        window(
            "running sums",
            new WindowCall.OfAggregate(call("SUM", false, List.of(slot(0))), Frame.standard())));
  }

  private static Sides window(String name, WindowCall call) {
    return Sides.unary(
            name,
            "OVER",
            (rows, none, run) -> Operators.window(rows, List.of(), BY_FIRST, List.of(call), run))
        .inMemory();
  }

  private static List<Sides> joins(JoinKind kind) {
    Pairing pairing = Pairing.of(kind, Sides.WIDTH, Sides.WIDTH);
    return List.of(
        Sides.binary(
            "hash join " + kind,
            null,
            "JOIN",
            (left, right, run) ->
                Operators.hashJoin(
                    pairing,
                    left,
                    right,
                    List.of(slot(0)),
                    List.of(slot(0)),
                    null,
                    new HeldKeys(),
                    run)),
        Sides.binary(
            "nested loop " + kind,
            null,
            "JOIN",
            (left, right, run) -> Operators.nestedLoopJoin(pairing, left, right, SAME, run)));
  }

  private static List<Sides> otherJoins() {
    return List.of(
        Sides.binary("lateral INNER", null, null, lateral(JoinKind.INNER)),
        Sides.binary("lateral LEFT", null, null, lateral(JoinKind.LEFT)),
        Sides.binary("lateral SEMI", null, null, lateral(JoinKind.SEMI)),
        Sides.binary("lateral ANTI", null, null, lateral(JoinKind.ANTI)),
        Sides.binary("not in", null, "NOT IN", notIn(null)).inMemory(),
        Sides.binary("not in, with more to hold", null, "NOT IN", notIn(SAME)).inMemory());
  }

  /** The right rows go to the first left row; the others have none. */
  private static Sides.Tree lateral(JoinKind kind) {
    Pairing pairing = Pairing.of(kind, Sides.WIDTH, Sides.WIDTH);
    return (left, right, run) ->
        Operators.lateralJoin(pairing, left, new OnceForAll(right), NEVER, run);
  }

  private static Sides.Tree notIn(@Nullable Evaluator residual) {
    return (left, right, run) ->
        Operators.nullAwareAntiJoin(
            left,
            right,
            Sides.WIDTH,
            Sides.WIDTH,
            List.of(),
            List.of(),
            slot(0),
            slot(0),
            residual,
            run);
  }

  private static Sides setOperation(SetOperation operation) {
    String name =
        switch (operation) {
          case UNION, UNION_ALL -> "UNION";
          case INTERSECT, INTERSECT_ALL -> "INTERSECT";
          case EXCEPT, EXCEPT_ALL -> "EXCEPT";
        };
    boolean each = operation == SetOperation.UNION;
    // EXCEPT holds what it gave as well, so that it gives it once.
    boolean left = each || operation == SetOperation.EXCEPT;
    return Sides.binary(
        operation.name(),
        left ? name : null,
        operation == SetOperation.UNION_ALL ? null : name,
        (l, r, run) -> Operators.combine(operation, l, r, run));
  }

  private static List<Sides> recursive() {
    List<Sides> all = new ArrayList<>();
    for (boolean distinct : new boolean[] {false, true}) {
      all.add(
          Sides.binary(
                  "recursive" + (distinct ? " distinct" : ""),
                  "WITH RECURSIVE",
                  "WITH RECURSIVE",
                  (left, right, run) ->
                      Operators.recursive(
                          seed -> left,
                          new OnceForAll(right)::open,
                          new WorkingTable(),
                          distinct,
                          run))
              .inMemory());
    }
    return all;
  }
}
