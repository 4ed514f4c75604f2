package io.encdynamo.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
