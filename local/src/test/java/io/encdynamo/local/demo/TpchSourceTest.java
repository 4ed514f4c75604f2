package io.encdynamo.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpch.TpchEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TpchSourceTest {

  static Stream<TpchSource<?>> sources() {
    return Stream.of(TpchSource.CUSTOMER, TpchSource.ORDERS, TpchSource.LINE_ITEM);
  }

  /** TPC-H's own text form of a row, fields ended by bars, is the oracle. */
  @ParameterizedTest
  @MethodSource("sources")
  <E extends TpchEntity> void theValuesAreTpchsOwn(TpchSource<E> source) {
    E row = source.rows().createGenerator(0.01, 1, 1).iterator().next();
    List<Object> values = source.values().of(row);
    assertThat(values).hasSameSizeAs(source.columns());
    List<String> fields = List.of(row.toLine().split("\\|"));
    assertThat(values.stream().map(TpchSourceTest::text).sorted().collect(Collectors.toList()))
        .isEqualTo(fields.stream().map(TpchSourceTest::number).sorted().toList());
  }

  private static String text(Object value) {
    return value instanceof LocalDate date ? date.toString() : number(value.toString());
  }

  /** Numbers without the zeros at their end: TPC-H writes 0.10 and 0.1 both. */
  private static String number(String text) {
    return text.matches("-?\\d+\\.\\d+")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
