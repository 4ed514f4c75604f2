package io.encdynamo.plan.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.Typing;
import io.encdynamo.engine.operator.H2Tables;
import io.encdynamo.plan.H2Statements;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random statements over small random tables give what H2 gives. The system properties {@code
 * random.queries} and {@code random.seed} ask for more of them, and others.
 */
class RandomQueriesTest {
  private static final int COUNT = Integer.getInteger("random.queries", 1_000);
  private static final long FIRST = Long.getLong("random.seed", 1);
  private static final int STATEMENTS_A_TABLE = 25;

  /** H2 refuses some statements that SQL allows, and fails over some. */
  private static final int MOST_REFUSED = 3;

  @Test
  void aStatementGivesWhatItGivesInH2() throws SQLException {
    int refused = 0;
    for (long first = FIRST; first < FIRST + COUNT; first += STATEMENTS_A_TABLE) {
      try (H2Tables tables = new H2Tables(first)) {
        long last = Math.min(first + STATEMENTS_A_TABLE, FIRST + COUNT) - 1;
        for (long seed = first; seed <= last; seed++) {
          refused += isCompared(seed, first, tables) ? 0 : 1;
        }
      }
    }
    assertThat(refused).as("of %s", COUNT).isLessThanOrEqualTo(1 + COUNT * MOST_REFUSED / 100);
  }

  private static boolean isCompared(long seed, long ofTables, H2Tables tables) {
    Statement statement = Statement.of(seed);
    List<String> expected = there(statement, tables);
    if (expected == null) {
      return false;
    }
    String what = "seed " + seed + ", tables " + ofTables + ": " + statement.here();
    Typing typing = seed % 2 == 0 ? Typing.STRICT : Typing.PERMISSIVE;
    List<String> actual;
    try {
      actual = new H2Statements(tables).query(statement.here(), TestExecution.typed(typing));
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
    if (statement.ordered()) {
      assertThat(actual).as(what).isEqualTo(expected);
    } else {
      assertThat(actual).as(what).containsExactlyInAnyOrderElementsOf(expected);
    }
    return true;
  }

  private static @Nullable List<String> there(Statement statement, H2Tables tables) {
    try {
      return tables.query(statement.there());
    } catch (SQLException refused) {
      return null;
    }
  }
}
