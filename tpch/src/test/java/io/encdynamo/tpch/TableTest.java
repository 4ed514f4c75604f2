package io.encdynamo.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {

  private static final double SCALE = 0.001;

  /** Clause 4.2.5, in thousandths; but of PARTSUPP's 800 rows a hundred repeat a key. */
  @ParameterizedTest
  @CsvSource({
    "REGION, 5", "NATION, 25", "SUPPLIER, 10", "PART, 200",
    "PARTSUPP, 700", "CUSTOMER, 150", "ORDERS, 1500", "LINEITEM, 6005"
  })
  void aTableHasAsManyRowsAsItsScaleFactorSays(Table table, int rows) {
    assertThat(table.rows(SCALE)).hasSize(rows);
  }

  @ParameterizedTest
  @EnumSource
  void eachValueIsOfTheKindOfItsColumn(Table table) {
    List<Class<?>> classes =
        table.columns().stream()
            .map(column -> TableTest.javaClass(column.kind()))
            .collect(Collectors.toList());
    assertThat(table.rows(SCALE))
        .allSatisfy(
            row ->
                assertThat(row.stream().<Class<?>>map(Object::getClass).toList())
                    .isEqualTo(classes));
  }

  private static Class<?> javaClass(ColumnKind kind) {
    return switch (kind) {
      case INTEGER -> Long.class;
      case DECIMAL -> java.math.BigDecimal.class;
      case DATE -> java.time.LocalDate.class;
      case TEXT -> String.class;
    };
  }

  @ParameterizedTest
  @EnumSource
  void thePartsTogetherAreTheTable(Table table) {
    assertThat(
            IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(part -> table.rows(SCALE, part, 3))
                .toList())
        .isEqualTo(table.rows(SCALE).toList());
  }

  @ParameterizedTest
  @EnumSource
  void keysAreKeys(Table table) {
    Set<List<Object>> keys = new HashSet<>(keys(table, table.primaryKey()));
    assertThat(keys).hasSize((int) table.rows(SCALE).count());
    for (ForeignKey foreign : table.foreignKeys()) {
      assertThat(new HashSet<>(keys(foreign.target(), foreign.target().primaryKey())))
          .as("%s of %s", foreign.columns(), table)
          .containsAll(keys(table, foreign.columns()));
    }
  }

  private static List<List<Object>> keys(Table table, List<String> columns) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    List<Integer> places = columns.stream().map(names::indexOf).toList();
    return table
        .rows(SCALE)
        .map(row -> places.stream().map(row::get).collect(Collectors.toList()))
        .toList();
  }
}
