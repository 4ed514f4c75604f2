package io.encdynamo.plan.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.Typing;
import io.encdynamo.engine.operator.H2Tables;
import io.encdynamo.plan.H2Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random statements over small random tables give what H2 gives, with much memory and with little.
 * The system properties {@code random.queries} and {@code random.seed} ask for more of them, and
 * others.
 */
class RandomQueriesTest {
  private static final int COUNT = Integer.getInteger("random.queries", 2_000);
  private static final long FIRST = Long.getLong("random.seed", 1);
  private static final int STATEMENTS_A_TABLE = 25;

  private final LittleMemory little = new LittleMemory();
  private final List<String> failures = new ArrayList<>();
  private int compared;
  private int lookUps;

  @Test
  void aStatementGivesWhatItGivesInH2() throws SQLException {
    for (long first = FIRST; first < FIRST + COUNT; first += STATEMENTS_A_TABLE) {
      try (H2Tables tables = new H2Tables(first)) {
        long last = Math.min(first + STATEMENTS_A_TABLE, FIRST + COUNT) - 1;
        for (long seed = first; seed <= last; seed++) {
          compare(seed, first, tables);
        }
      }
    }
    assertThat(failures).isEmpty();
    // H2 refuses a few statements that SQL allows, and breaks over others.
    assertThat(compared).isGreaterThanOrEqualTo(COUNT * 97 / 100 - 1);
    assertThat(little.spilled()).isGreaterThanOrEqualTo(COUNT / 10);
    assertThat(lookUps).isGreaterThanOrEqualTo(COUNT / 20);
    assertThat(little.refused()).isLessThanOrEqualTo(1 + COUNT / 10);
  }

  private void compare(long seed, long ofTables, H2Tables tables) {
    Statement statement = Statement.of(seed);
    List<String> expected = there(statement, tables);
    if (expected == null) {
      return;
    }
    compared++;
    Typing typing = seed % 2 == 0 ? Typing.STRICT : Typing.PERMISSIVE;
    H2Statements here = statements(seed, tables);
    try {
      assertSame(statement, here.query(statement.here(), TestExecution.typed(typing)), expected);
      List<String> withLittle = little.query(statement.here(), here, typing);
      if (withLittle != null) {
        assertSame(statement, withLittle, expected);
      }
      lookUps += here.lookUps();
    } catch (RuntimeException | AssertionError e) {
      failures.add("seed " + seed + ", tables " + ofTables + ": " + statement.here() + "\n" + e);
    }
  }

  /** What the planner believes is another matter than what is there. */
  private static H2Statements statements(long seed, H2Tables tables) {
    H2Statements statements = new H2Statements(tables);
    return switch ((int) (seed % 5)) {
      case 0, 1 -> statements;
      case 2 -> statements.believed(5, 1_000_000);
      case 3 -> statements.believed(1_000_000, 5);
      default -> statements.believed(1_000, 1_000);
    };
  }

  private static void assertSame(Statement statement, List<String> rows, List<String> expected) {
    if (statement.ordered()) {
      assertThat(rows).isEqualTo(expected);
    } else {
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static @Nullable List<String> there(Statement statement, H2Tables tables) {
    try {
      return tables.query(statement.there());
    } catch (SQLException refused) {
      return null;
    }
  }
}
