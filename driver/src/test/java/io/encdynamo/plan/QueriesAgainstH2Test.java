package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.operator.H2Tables;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole statements over small random tables give what H2 gives, NULLs included. */
class QueriesAgainstH2Test {
  private static final int TABLES = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Queries that stand for one value
        "SELECT id, (SELECT MAX(r.b) FROM r WHERE r.a = l.a) FROM l",
        "SELECT id, (SELECT COUNT(*) FROM r WHERE r.a < l.a AND r.s = l.s) FROM l",
        "SELECT id FROM l WHERE a = (SELECT MIN(a) FROM r)",
        "SELECT id FROM l WHERE a > (SELECT AVG(a) FROM r)",
        "SELECT id, (SELECT r.s FROM r WHERE r.id = l.id) FROM l",
        "SELECT id, CASE WHEN EXISTS (SELECT 1 FROM r WHERE r.a = l.a) THEN 1 ELSE 0 END FROM l",
        "SELECT a, COUNT(*) FROM l GROUP BY a HAVING COUNT(*) > (SELECT COUNT(*) FROM r WHERE r.a = l.a)",
        "SELECT a, (SELECT MAX(r.id) FROM r WHERE r.a = l.a) FROM l GROUP BY a",
        "SELECT id FROM l ORDER BY (SELECT COUNT(*) FROM r WHERE r.a = l.a), id",
        // EXISTS, IN, ANY, ALL
        "SELECT id FROM l WHERE EXISTS (SELECT * FROM r WHERE r.a = l.a AND r.b > l.b)",
        "SELECT id FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE r.a = l.a)",
        "SELECT id FROM l WHERE a IN (SELECT a FROM r)",
        "SELECT id FROM l WHERE a NOT IN (SELECT a FROM r)",
        "SELECT id FROM l WHERE a NOT IN (SELECT a FROM r WHERE a IS NOT NULL)",
        "SELECT id FROM l WHERE b NOT IN (SELECT b FROM r WHERE r.a = l.a)",
        "SELECT id, a IN (SELECT b FROM r WHERE r.s = l.s) FROM l",
        "SELECT id FROM l WHERE (a, b) IN (SELECT a, b FROM r)",
        "SELECT id FROM l WHERE a = ANY (SELECT b FROM r)",
        "SELECT id FROM l WHERE a > ALL (SELECT b FROM r WHERE r.a = l.b)",
        "SELECT id FROM l WHERE a <> ALL (SELECT b FROM r)",
        "SELECT id FROM l WHERE a >= ANY (SELECT b FROM r WHERE r.s = l.s)",
        "SELECT id FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.a = l.a AND EXISTS (SELECT 1 FROM l k WHERE k.b = r.b AND k.id <> l.id))",
        // Rows
        "SELECT id FROM l WHERE (a, b) = (1, 2)",
        "SELECT id FROM l WHERE (a, s) <> (1, 'a')",
        "SELECT l.id, r.id FROM l, r WHERE (l.a, l.b) < (r.a, r.b)",
        "SELECT id FROM l WHERE (a, b) IN ((1, 2), (0, 3), (2, 2))",
        // Joins
        "SELECT l.id, r.id FROM l JOIN r ON l.a = r.a AND l.b < r.b",
        "SELECT l.id, r.id FROM l LEFT JOIN r ON l.a = r.a AND r.s = 'a'",
        "SELECT l.id, r.id FROM l LEFT JOIN r ON l.a = r.a WHERE r.b IS NULL",
        "SELECT l.id, r.id FROM l RIGHT JOIN r ON l.a = r.a AND l.b = 1",
        "SELECT l.id, r.id, k.id FROM l JOIN r ON l.a = r.a LEFT JOIN l k ON k.b = r.b AND k.id > l.id",
        "SELECT l.id, x.n FROM l CROSS JOIN (SELECT COUNT(*) AS n FROM r) x",
        "SELECT l.id, x.m FROM l JOIN (SELECT a, MAX(b) AS m FROM r GROUP BY a) x ON x.a = l.a",
        "SELECT l.id, r.id FROM l JOIN r USING (a, s)",
        "SELECT l.id, r.id FROM l JOIN r ON l.a IN (SELECT k.b FROM l k WHERE k.s = r.s)",
        // WITH
        "WITH big AS (SELECT * FROM l WHERE a > 1) SELECT b.id, r.id FROM big b JOIN r ON r.a = b.a",
        "WITH x (p, q) AS (SELECT a, b FROM l), y AS (SELECT p + q AS z FROM x) SELECT z FROM y WHERE z IS NOT NULL",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n",
        "WITH RECURSIVE w (id, a, d) AS (SELECT id, a, 0 FROM l WHERE id < 3 UNION ALL SELECT l.id, l.a, w.d + 1 FROM w JOIN l ON l.a = w.a + 1 AND w.d < 3) SELECT id, a, d FROM w",
        // Set operations
        "SELECT a FROM l UNION SELECT b FROM r",
        "SELECT a, b FROM l INTERSECT SELECT b, a FROM r",
        "SELECT a FROM l EXCEPT SELECT a FROM r",
        "SELECT a FROM l UNION ALL SELECT b FROM r ORDER BY 1",
        "SELECT id FROM l WHERE a IN (SELECT a FROM r UNION SELECT b FROM r)",
        "SELECT * FROM (SELECT a AS x FROM l UNION ALL SELECT b FROM r) u WHERE x > 2",
        // Limits inside
        "SELECT id FROM l WHERE a IN (SELECT a FROM r ORDER BY id LIMIT 3)",
        "SELECT * FROM (SELECT id, a FROM l ORDER BY id DESC LIMIT 5) x WHERE a > 0",
        // Conditions over computed columns
        "SELECT x FROM (SELECT a + b AS x, s FROM l) t WHERE x > 3 AND s <> 'b'",
        "SELECT s, COUNT(*), SUM(a), MIN(b), COUNT(DISTINCT a) FROM l WHERE b IS NOT NULL GROUP BY s",
        "SELECT DISTINCT a, s FROM l WHERE NOT (a = 1 OR b > 2)",
      })
  void aStatementGivesWhatItGivesThere(String sql) throws SQLException {
    for (int seed = 0; seed < TABLES; seed++) {
      try (H2Tables tables = new H2Tables(seed)) {
        assertThat(new H2Statements(tables).query(sql))
            .as("tables %s", seed)
            .containsExactlyInAnyOrderElementsOf(tables.query(sql));
      }
    }
  }
}
