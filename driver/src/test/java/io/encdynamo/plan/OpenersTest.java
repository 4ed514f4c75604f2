package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.TestExecution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.TestValues;
import io.encdynamo.value.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open when something else cannot be opened is closed. */
class OpenersTest {
  private static final List<Value[]> ROWS = List.<Value[]>of(TestValues.row(1, 2, 3, "x"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT l.id FROM l JOIN (SELECT id FROM r LIMIT 1 - 2) AS x ON l.id = x.id",
        "SELECT l.id FROM l LEFT JOIN (SELECT id FROM r LIMIT 1 - 2) AS x ON l.id < x.id",
        "SELECT id FROM l WHERE id NOT IN (SELECT id FROM r LIMIT 1 - 2)",
        "SELECT id FROM l UNION ALL (SELECT id FROM r LIMIT 1 - 2)",
        "SELECT id FROM l EXCEPT (SELECT id FROM r LIMIT 1 - 2)"
      })
  void theLeftSideIsClosedIfTheRightOneCannotBeOpened(String sql) {
    OpenCursors leaves = new OpenCursors();
    H2Statements tables = new H2Statements(ROWS, ROWS);
    assertThatThrownBy(() -> tables.open(sql, TestExecution.strict(), leaves))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_INVALID));
    assertThat(leaves.opened()).isPositive();
    assertThat(leaves.open()).isZero();
  }
}
