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
  private static final long LITTLE = 256 * 1024;

  private static TpchTables ours;
  private static H2Answers theirs;

  @BeforeAll
  static void load() throws SQLException {
    ours = new TpchTables(SCALE);
    theirs = new H2Answers(SCALE);
  }

  @AfterAll
  static void close() throws SQLException {
    theirs.close();
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
    little.memory().close();
  }

  private static void assertSame(Query query, Execution execution) throws SQLException {
    Answer answer = ours.query(query.sql(), execution);
    assertThat(answer.differenceFrom(theirs.to(query), query)).isEmpty();
  }
}
