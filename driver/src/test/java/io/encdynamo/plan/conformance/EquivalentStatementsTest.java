package io.encdynamo.plan.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Typing;
import io.encdynamo.value.Value;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short forms mean what the long ones mean. */
class EquivalentStatementsTest {
  private static final Map<String, Value> GLOBALS =
      Map.of(
          "t", value("<<{'a': 1, 'b': 2, 'c': 3}, {'a': 1, 'b': 5, 'c': 6}, {'a': NULL}>>"),
          "u", value("<<{'c': 3, 'b': 2, 'A': 7}, {'b': 5, 'c': 6}>>"));

  private static Value value(String text) {
    return new Evaluation().evaluate(text, Map.of(), Typing.STRICT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TABLE t | SELECT * FROM t",
        "SELECT x.b FROM (TABLE t) AS x | SELECT x.b FROM t AS x",
        "TABLE t UNION ALL CORRESPONDING BY (b, c) TABLE u"
            + " | SELECT b, c FROM t UNION ALL SELECT b, c FROM u",
        "TABLE t INTERSECT CORRESPONDING BY (c, b) TABLE u"
            + " | SELECT c, b FROM t INTERSECT SELECT c, b FROM u",
        "TABLE u EXCEPT CORRESPONDING BY (a) TABLE t | SELECT a FROM u EXCEPT SELECT a FROM t",
        "TABLE u EXCEPT CORRESPONDING BY (\"a\") TABLE t"
            + " | SELECT u.\"a\" FROM u EXCEPT SELECT t.\"a\" FROM t",
        "SELECT a, b, c FROM t UNION CORRESPONDING SELECT c, x.b FROM u AS x"
            + " | SELECT b, c FROM t UNION SELECT b, c FROM u",
        "SELECT a AS k, b FROM t UNION CORRESPONDING BY (K) SELECT b, c AS k FROM u"
            + " | SELECT a AS k FROM t UNION SELECT c AS k FROM u",
        "SELECT VALUE 5 UNION ALL CORRESPONDING BY (a) SELECT 1 AS a"
            + " | SELECT MISSING AS a UNION ALL SELECT 1 AS a",
        "SELECT a FROM t UNION CORRESPONDING SELECT a FROM u UNION ALL SELECT b FROM t ORDER BY a"
            + " | (SELECT a FROM t UNION SELECT a FROM u) UNION ALL SELECT b FROM t ORDER BY 1",
        "SELECT COUNT(*) AS n FROM t WHERE b > 7 GROUP ALL"
            + " | SELECT COUNT(*) AS n FROM t WHERE b > 7",
        "SELECT VALUE COLL_COUNT(g) FROM t GROUP ALL AS g | <<3>>",
        "SELECT VALUE g FROM t WHERE b > 7 GROUP ALL AS g | << <<>> >>",
        "ROW(1, 2) = (1, 2) AND ROW(3) = 3 | TRUE",
        "VALUES ROW(1, 2), ROW(3, 4) | VALUES (1, 2), (3, 4)",
        "TIMESTAMP (0) WITHOUT TIME ZONE '2026-01-01 10:00:00.4' | TIMESTAMP '2026-01-01 10:00:00'"
      })
  void bothFormsGiveTheSame(String shorter, String longer) {
    Evaluation evaluation = new Evaluation();
    Value expected = evaluation.evaluate(longer, GLOBALS, Typing.PERMISSIVE);
    Value result = evaluation.evaluate(shorter, GLOBALS, Typing.PERMISSIVE);
    assertThat(SameResult.same(expected, result))
        .as("%s gives %s, not %s", shorter, ValueText.of(result), ValueText.of(expected))
        .isTrue();
  }
}
