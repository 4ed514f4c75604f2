package io.encdynamo.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

  @Test
  void thereAre22() {
    assertThat(Query.all())
        .hasSize(22)
        .allSatisfy(
            query ->
                assertThat(query.sql())
                    .matches("(?s)(select|with)\\s.*[^;\\s]")
                    .doesNotContain("\t"));
    assertThat(Query.of(15).sql()).startsWith("with revenue");
    assertThatThrownBy(() -> Query.of(23)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, l_returnflag l_linestatus, -1",
    "3, revenue o_orderdate, 10",
    "6, '', -1",
    "17, '', -1",
    "18, o_totalprice o_orderdate, 100",
    "22, cntrycode, -1"
  })
  void aQuerySaysTheOrderAndTheNumberOfItsRows(int number, String order, int limit) {
    Query query = Query.of(number);
    assertThat(String.join(" ", query.order())).isEqualTo(order);
    assertThat(query.limit()).isEqualTo(limit);
  }
}
