package io.encdynamo.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.tpch.Query;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TpchContenderTest {

  private static final double SCALE = 0.004;

  /** Query 11 has a name that some engines reserve. */
  private static final int[] QUERIES = {1, 11, 13, 22};

  @ParameterizedTest
  @EnumSource(names = "OURS", mode = EnumSource.Mode.EXCLUDE)
  void theOtherEnginesGiveAsManyRows(TpchContender contender) throws SQLException {
    try (TpchDatabase ours = TpchContender.OURS.open(SCALE);
        TpchDatabase theirs = contender.open(SCALE)) {
      for (int number : QUERIES) {
        Query query = Query.of(number);
        assertThat(theirs.run(query)).as("%s", query).isEqualTo(ours.run(query)).isPositive();
      }
    }
  }
}
