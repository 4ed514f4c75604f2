package io.encdynamo.plan.access;

import static io.encdynamo.value.TestValues.value;
import static io.encdynamo.value.ValueEquality.same;
import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.KeyLookup;
import io.encdynamo.dynamo.access.KeyLookups;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which items are asked for by the keys that joins hold, and when everything is read instead. */
class WantedItemsTest {
  private static final ColumnDefinition P = column("p", SqlType.INTEGER);
  private static final ColumnDefinition S = column("s", SqlType.STRING);

  private static ColumnDefinition column(String name, SqlType type) {
    return new ColumnDefinition(name, 1, type, false, null, null);
  }

  private static TableShape table(ColumnDefinition partition, boolean sorted, long items) {
    return new TableShape(
        "t",
        TableShape.Form.DECLARED,
        sorted ? List.of(partition, S) : List.of(partition),
        partition.name(),
        sorted ? "s" : null,
        List.of(),
        items);
  }

  private static WantedKeys wanted(List<String> columns, List<List<Value>> keys) {
    TupleIndex index = new TupleIndex(columns.size());
    keys.forEach(key -> index.add(key.toArray(Value[]::new)));
    HeldKeys held = new HeldKeys();
    held.tell(index);
    return new WantedKeys(columns, IntStream.range(0, columns.size()).boxed().toList(), held);
  }

  private static WantedKeys numbers(int count) {
    return wanted(
        List.of("p"),
        IntStream.range(0, count).<List<Value>>mapToObj(i -> List.of(value(i))).toList());
  }

  private static @Nullable AccessPath path(TableShape table, WantedKeys... wanted) {
    return WantedItems.path(table, null, List.of(wanted));
  }

  @ParameterizedTest(name = "{0} keys, {1} items, sort key {2}: {3}")
  @CsvSource({
    "1,     1000,    false, KeyLookup",
    "2,     1000,    false, KeyLookups",
    "50,    1000,    false, KeyLookups",
    "51,    1000,    false, whole",
    "10000, 9000000, false, KeyLookups",
    "10001, 9000000, false, whole",
    "100,   0,       false, KeyLookups",
    "101,   0,       false, whole",
    "10,    5,       false, KeyLookups",
    "11,    5,       false, whole",
    "50,    10000,   true,  QueryPath",
    "51,    10000,   true,  whole",
    "100,   0,       true,  QueryPath",
  })
  void theKeysAreLookedUpWhereThatIsLessWork(
      int keys, long items, boolean sorted, String expected) {
    AccessPath path = path(table(P, sorted, items), numbers(keys));
    assertThat(path == null ? "whole" : path.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void aFullKeyIsLookedUpWhereASortKeyIsThere() {
    WantedKeys both = wanted(List.of("p", "s"), List.of(List.of(value(1), value("a"))));
    assertThat(path(table(P, true, 0), both)).isInstanceOf(KeyLookup.class);
  }

  @Test
  void ofSeveralJoinsTheOneWithTheLeastToReadCounts() {
    TableShape table = table(P, true, 100_000);
    WantedKeys full =
        wanted(
            List.of("p", "s"),
            List.of(List.of(value(1), value("a")), List.of(value(2), value("b"))));
    assertThat(path(table, numbers(3), full)).isInstanceOf(KeyLookups.class);
    assertThat(path(table, numbers(3), numbers(2), numbers(4)))
        .isInstanceOfSatisfying(
            QueryPath.class, query -> assertThat(query.partitions()).hasSize(2));
  }

  @Test
  void throughAnIndexThatIsNamedItsPartitionsAreQueried() {
    assertThat(WantedItems.path(table(P, false, 0), "by_p", List.of(numbers(2))))
        .isInstanceOfSatisfying(
            QueryPath.class, query -> assertThat(query.index()).isEqualTo("by_p"));
  }

  static Stream<List<Object>> values() {
    List<Object> all = new ArrayList<>();
    SqlType decimal = SqlType.decimal(12, 2);
    return Stream.of(
        List.of(SqlType.INTEGER, value(new BigDecimal("5.00")), value(5)),
        List.of(SqlType.INTEGER, value(new BigDecimal("5.5")), value(new BigDecimal("5.5"))),
        List.of(SqlType.INTEGER, value("5"), all),
        List.of(SqlType.INTEGER, value(5.0), all),
        List.of(decimal, value(5), value(5)),
        List.of(SqlType.STRING, value("a"), value("a")),
        List.of(SqlType.STRING, value(""), all),
        List.of(SqlType.STRING, value("x".repeat(3000)), all),
        List.of(SqlType.STRING, value(5), all));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatOnlyAScanSurelyFindsIsNotLookedUp(List<Object> given) {
    ColumnDefinition column = column("p", (SqlType) given.get(0));
    AccessPath path =
        path(table(column, false, 0), wanted(List.of("p"), List.of(List.of((Value) given.get(1)))));
    if (given.get(2) instanceof Value expected) {
      assertThat(path)
          .isInstanceOfSatisfying(
              KeyLookup.class,
              lookup -> assertThat(same(lookup.key().partition(), expected)).isTrue());
    } else {
      assertThat(path).isNull();
    }
  }
}
