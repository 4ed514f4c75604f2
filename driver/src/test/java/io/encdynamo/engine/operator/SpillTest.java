package io.encdynamo.engine.operator;

import static io.encdynamo.engine.expression.Expressions.slot;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.engine.expression.Logic;
import io.encdynamo.engine.spill.SpillFile;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With little memory, the operators answer as with much. */
class SpillTest {
  private static final long LITTLE = 256 * 1024;

  /** An operator over two sides. */
  @FunctionalInterface
  private interface Tree {
    RowCursor over(RowCursor left, RowCursor right, Execution execution);
  }

  /** Rows of a key, a number that tells them apart, and some text. */
  private static List<Value[]> rows(long seed, int count, int keys) {
    Random random = new Random(seed);
    List<Value[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object key = random.nextInt(10) == 0 ? NULL : random.nextInt(keys);
      rows.add(row(key, i, "text ".repeat(random.nextInt(20))));
    }
    return rows;
  }

  private static List<Value[]> drain(RowCursor rows, Execution execution, long[] most) {
    SpillFile file = execution.memory().file();
    List<Value[]> result = new ArrayList<>();
    try (rows) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        most[0] = Math.max(most[0], file == null ? 0 : file.size());
        result.add(row);
      }
    }
    return result;
  }

  private static void assertSame(
      Tree tree, List<Value[]> left, List<Value[]> right, boolean ordered) {
    Execution much = TestExecution.permissive();
    RowCursor inMemory = tree.over(Operators.values(left), Operators.values(right), much);
    List<String> expected = show(drain(inMemory, much, new long[1]));
    Execution little = TestExecution.spilling(LITTLE);
    RowCursor onDisk = tree.over(Operators.values(left), Operators.values(right), little);
    long[] bytes = new long[1];
    List<String> actual = show(drain(onDisk, little, bytes));
    assertThat(ordered ? actual : sorted(actual)).isEqualTo(ordered ? expected : sorted(expected));
    assertThat(expected).isNotEmpty();
    assertThat(bytes[0]).as("bytes on disk").isPositive();
    assertThat(little.memory().held()).isZero();
    assertThat(Objects.requireNonNull(little.memory().file()).size()).isZero();
    little.memory().close();
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }

  private static List<SortKey> byKey() {
    return List.of(new SortKey(slot(0), true, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1_000_000})
  void sorting(int keys) {
    List<Value[]> rows = rows(1, 20_000, keys);
    assertSame((l, r, run) -> Operators.sort(l, byKey(), run), rows, List.of(), true);
  }

  @Test
  void sortingWithMoreRunsThanAreMergedAtOnce() {
    List<Value[]> rows = rows(1, 60_000, 300);
    Execution little = TestExecution.spilling(LITTLE / 2);
    Execution much = TestExecution.permissive();
    RowCursor sorted = Operators.sort(Operators.values(rows), byKey(), little);
    RowCursor expected = Operators.sort(Operators.values(rows), byKey(), much);
    assertThat(show(TestRows.drain(sorted))).isEqualTo(show(TestRows.drain(expected)));
    little.memory().close();
  }

  @Test
  void theFirstOfMany() {
    List<Value[]> rows = rows(2, 20_000, 500);
    assertSame((l, r, run) -> Operators.topN(l, byKey(), 9_000, 50, run), rows, List.of(), true);
  }

  @Test
  void distinctRows() {
    List<Value[]> rows = new ArrayList<>(rows(3, 10_000, 50));
    rows.addAll(rows.subList(0, 5_000));
    assertSame((l, r, run) -> Operators.distinct(l, run), rows, List.of(), false);
  }

  @ParameterizedTest
  @EnumSource(names = "UNION_ALL", mode = EnumSource.Mode.EXCLUDE)
  void setOperations(SetOperation operation) {
    List<Value[]> left = new ArrayList<>(rows(4, 10_000, 50));
    left.addAll(left.subList(3_000, 5_000));
    List<Value[]> right = new ArrayList<>(left.subList(2_000, 9_000));
    right.addAll(left.subList(4_000, 6_000));
    assertSame((l, r, run) -> Operators.combine(operation, l, r, run), left, right, false);
  }

  static Stream<Arguments> joins() {
    List<Arguments> joins = new ArrayList<>();
    for (JoinKind kind : JoinKind.values()) {
      for (int keys : new int[] {5_000, 3, 1}) {
        joins.add(Arguments.of(kind, keys, true));
      }
      joins.add(Arguments.of(kind, 5_000, false));
    }
    return joins.stream();
  }

  static Stream<Arguments> groups() {
    List<List<Integer>> all = List.of(List.of(0, 1), List.of(1), List.of(0), List.of());
    return Stream.of(
        Arguments.of(20_000, 1_000_000, List.of()),
        Arguments.of(20_000, 2_000, List.of()),
        Arguments.of(20_000, 1_000_000, all),
        Arguments.of(20_000, 1_000_000, List.of(List.of(0))));
  }

  private static AggregateCall call(String function, int slot, boolean distinct) {
    return new AggregateCall(
        AggregateTable.named(function).orElseThrow(),
        List.of(slot(slot)),
        distinct,
        List.of(),
        null);
  }

  @ParameterizedTest
  @MethodSource
  void groups(int count, int keys, List<List<Integer>> sets) {
    List<AggregateCall> calls =
        List.of(call("SUM", 1, false), call("MAX", 2, false), call("COUNT", 2, true));
    List<Evaluator> by = List.of(slot(0), slot(2));
    assertSame(
        (l, r, run) -> Operators.aggregate(l, by, sets, !sets.isEmpty(), calls, run),
        rows(10, count, keys),
        List.of(),
        false);
  }

  @Test
  void valuesThatAGroupCollects() {
    List<SortKey> latest = List.of(new SortKey(slot(1), false, false));
    AggregateCall joined =
        new AggregateCall(
            AggregateTable.named("LISTAGG").orElseThrow(), List.of(slot(2)), false, latest, null);
    assertSame(
        (l, r, run) ->
            Operators.aggregate(l, List.of(slot(0)), List.of(), false, List.of(joined), run),
        rows(11, 3_000, 1_000_000),
        List.of(),
        false);
  }

  private static Evaluator closeTo() {
    Evaluator less = Comparisons.compare(ComparisonOperator.LESS, slot(4), slot(1));
    Evaluator text = Comparisons.compare(ComparisonOperator.EQUAL, slot(2), slot(5));
    return Logic.and(List.of(less, text));
  }

  @ParameterizedTest
  @MethodSource
  void joins(JoinKind kind, int keys, boolean residual) {
    @Nullable Evaluator more = residual ? closeTo() : null;
    assertSame(
        (l, r, run) ->
            Operators.hashJoin(
                Pairing.of(kind, 3, 3),
                l,
                r,
                List.of(slot(0)),
                List.of(slot(0)),
                more,
                new HeldKeys(),
                run),
        rows(5, keys < 10 ? 300 : 6_000, keys),
        rows(6, 6_000, keys),
        false);
  }

  @ParameterizedTest
  @EnumSource
  void joinsByAnyCondition(JoinKind kind) {
    assertSame(
        (l, r, run) -> Operators.nestedLoopJoin(Pairing.of(kind, 3, 3), l, r, closeTo(), run),
        rows(7, 300, 10),
        rows(8, 4_000, 10),
        false);
  }

  @Test
  void withoutAFileTooManyRowsAreAnError() {
    Execution little = TestExecution.limited(LITTLE);
    RowCursor sorted = Operators.sort(Operators.values(rows(9, 20_000, 9)), byKey(), little);
    assertThatThrownBy(sorted::next)
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
  }
}
