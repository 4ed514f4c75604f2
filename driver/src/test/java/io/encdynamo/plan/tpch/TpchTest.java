package io.encdynamo.plan.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.tpch.Answer;
import io.encdynamo.tpch.Query;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-H's queries give what H2 gives over the same rows. */
class TpchTest {

  private static final double SCALE = 0.01;

  /** Of query 21, whose inner queries are still run for each line item. */
  private static final double SMALL_SCALE = 0.002;

  private static final long LITTLE = 256 * 1024;

  private static Both whole;
  private static Both small;

  private record Both(TpchTables ours, H2Answers theirs) {
    static Both of(double scale) throws SQLException {
      return new Both(new TpchTables(scale), new H2Answers(scale));
    }
  }

  @BeforeAll
  static void load() throws SQLException {
    whole = Both.of(SCALE);
    small = Both.of(SMALL_SCALE);
  }

  @AfterAll
  static void close() throws SQLException {
    whole.theirs.close();
    small.theirs.close();
  }

  static List<Query> queries() {
    return Query.all();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void inMemory(Query query) throws SQLException {
    assertSame(query, TestExecution.strict());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void withLittleMemory(Query query) throws SQLException {
    Execution little = TestExecution.spilling(LITTLE);
    assertSame(query, little);
    assertThat(little.memory().held()).isZero();
  }

  private static void assertSame(Query query, Execution execution) throws SQLException {
    Both both = query.number() == 21 ? small : whole;
    Answer answer = both.ours.query(query.sql(), execution);
    assertThat(answer.differenceFrom(both.theirs.to(query), query)).isEmpty();
  }
}
