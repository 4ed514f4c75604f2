package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.TestValues;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit into memory, and may not go on disk, is named by what holds it. */
class MemoryNamesTest {
  private static final int ROWS = 5_000;
  private static final H2Statements TABLES = new H2Statements(rows(), rows());

  private static List<Value[]> rows() {
    List<Value[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(TestValues.row(i, i % 7, i % 3, "text " + i));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT l.id FROM l JOIN r ON l.id = r.id | JOIN",
        "SELECT l.id FROM l JOIN r ON l.id > r.id | JOIN",
        "SELECT l.id FROM l FULL JOIN r ON l.id = r.id | JOIN",
        "SELECT id FROM l WHERE id IN (SELECT id FROM r) | JOIN",
        "SELECT id FROM l WHERE id NOT IN (SELECT id FROM r) | NOT IN",
        "SELECT id, COUNT(*) FROM l GROUP BY id | GROUP BY",
        "SELECT COUNT(DISTINCT id) FROM l | GROUP BY",
        "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY id) FROM l | GROUP BY",
        "SELECT LISTAGG(s) WITHIN GROUP (ORDER BY id) FROM l | GROUP BY",
        "SELECT g FROM l GROUP BY a GROUP AS g | GROUP BY",
        "SELECT id FROM l ORDER BY s | ORDER BY",
        "SELECT id FROM l ORDER BY s LIMIT 4000 | ORDER BY",
        "SELECT DISTINCT id FROM l | DISTINCT",
        "SELECT id FROM l UNION SELECT id FROM r | UNION",
        "SELECT id FROM l INTERSECT SELECT id FROM r | INTERSECT",
        "SELECT id FROM l EXCEPT SELECT id FROM r | EXCEPT",
        "SELECT RANK() OVER (ORDER BY s) FROM l | OVER",
        "WITH RECURSIVE n (i) AS (SELECT id FROM l UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n WHERE i < 0"
            + " | WITH RECURSIVE",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT MAX(i) FROM n WHERE i < 0"
            + " | WITH RECURSIVE",
        "SELECT id FROM l WHERE a = 99 OR id IN (SELECT id FROM r) | IN",
        "SELECT id FROM l WHERE a = 99 OR (a, id) IN (SELECT a, id FROM r) | IN",
        "SELECT id FROM l WHERE a = 99 OR id + b IN (SELECT r.id FROM r WHERE r.a >= l.a) | IN",
        "SELECT id FROM l WHERE a = 99 OR id > ALL (SELECT r.id FROM r) | ALL",
        "SELECT id FROM l WHERE a = 99 OR id > ANY (SELECT r.id FROM r) | ANY",
        "SELECT id FROM l WHERE UNIQUE (SELECT r.id FROM r) | UNIQUE",
        "SELECT id, (SELECT VALUE r.id FROM r) FROM l | A query in an expression",
        "SELECT id, (SELECT VALUE r.id FROM r WHERE r.a >= l.a) FROM l | A query in an expression",
        "SELECT id, (SELECT VALUE r.id FROM r WHERE r.id > 2 ORDER BY r.id LIMIT 3000) FROM l | ORDER BY",
        "PIVOT r.id AT r.s FROM r | PIVOT",
      })
  void theHolderIsNamed(String sql, String name) {
    Execution execution = TestExecution.limited(64 * 1024);
    assertThatThrownBy(() -> TABLES.query(sql, execution))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT))
        .hasMessageStartingWith(name + " needs more than memoryLimit allows");
    execution.memory().close();
    assertThat(execution.memory().held()).isZero();
  }
}
