package io.encdynamo.plan.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Window functions give what H2 gives, over random rows with NULLs and ties. */
class WindowOracleTest {
  private static final List<String> BOUNDS =
      List.of(
          "UNBOUNDED PRECEDING",
          "2 PRECEDING",
          "1 PRECEDING",
          "CURRENT ROW",
          "1 FOLLOWING",
          "3 FOLLOWING",
          "UNBOUNDED FOLLOWING");
  private static final List<String> EXCLUSIONS =
      List.of("", " EXCLUDE NO OTHERS", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES");

  private static BothEngines engines;

  @BeforeAll
  static void open() throws SQLException {
    engines = new BothEngines();
  }

  @AfterAll
  static void close() throws SQLException {
    engines.close();
  }

  private static void assertAgree(String query) throws SQLException {
    for (int table = 0; table < engines.tables(); table++) {
      assertThat(engines.here(table, query))
          .as("%s over table %d", query, table)
          .isEqualTo(engines.there(table, query));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROW_NUMBER() OVER (ORDER BY r.id)",
        "ROW_NUMBER() OVER (PARTITION BY r.g ORDER BY r.k DESC, r.id)",
        "RANK() OVER (ORDER BY r.k)",
        "RANK() OVER (PARTITION BY r.g ORDER BY r.k DESC)",
        "DENSE_RANK() OVER (PARTITION BY r.g ORDER BY r.k NULLS FIRST)",
        "PERCENT_RANK() OVER (PARTITION BY r.g ORDER BY r.k)",
        "CUME_DIST() OVER (ORDER BY r.k DESC NULLS LAST)",
        "NTILE(1) OVER (ORDER BY r.id)",
        "NTILE(4) OVER (PARTITION BY r.g ORDER BY r.k, r.id)",
        "NTILE(100) OVER (ORDER BY r.id DESC)",
      })
  void ranks(String call) throws SQLException {
    assertAgree("SELECT r.id, " + call + " AS v FROM samples AS r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LAG(r.x)",
        "LEAD(r.s)",
        "LAG(r.x, 2)",
        "LEAD(r.x, 3, -1)",
        "LAG(r.x, 0, 7)",
        "LEAD(r.y, 1, r.y + 1)",
        "LAG(r.s, 50)",
        "LAG(r.x) IGNORE NULLS",
        "LEAD(r.x, 2, -1) IGNORE NULLS",
        "LEAD(r.s, 1, 'none') RESPECT NULLS",
      })
  void neighbours(String call) throws SQLException {
    assertAgree(
        "SELECT r.id, "
            + call
            + " OVER (PARTITION BY r.g ORDER BY r.k DESC, r.id) AS v FROM samples AS r");
  }

  static Stream<String> frames() {
    return BOUNDS.stream()
        .flatMap(
            start ->
                BOUNDS.stream()
                    .filter(end -> isFrame(start, end))
                    .map(end -> " BETWEEN " + start + " AND " + end))
        .flatMap(frame -> EXCLUSIONS.stream().map(exclusion -> frame + exclusion));
  }

  private static boolean isFrame(String start, String end) {
    return !start.equals("UNBOUNDED FOLLOWING")
        && !end.equals("UNBOUNDED PRECEDING")
        && rank(start) <= rank(end);
  }

  private static int rank(String bound) {
    return bound.endsWith("PRECEDING") ? 0 : bound.startsWith("CURRENT") ? 1 : 2;
  }

  private static String framed(String values, String window) {
    return "SELECT r.id, COUNT(*) OVER w AS v1, COUNT(r.x) OVER w AS v2, SUM(r.x) OVER w AS v3,"
        + " AVG(r.y) OVER w AS v4, MIN(r.s) OVER w AS v5, MAX(r.z) OVER w AS v6,"
        + " SUM(r.z) FILTER (WHERE r.x > 10) OVER w AS v7, "
        + values
        + " FROM samples AS r WINDOW w AS ("
        + window
        + ")";
  }

  @ParameterizedTest
  @MethodSource("frames")
  void framesOfRows(String frame) throws SQLException {
    String values =
        "FIRST_VALUE(r.x) OVER w AS f1, LAST_VALUE(r.s) OVER w AS f2,"
            + " NTH_VALUE(r.x, 2) OVER w AS f3, FIRST_VALUE(r.x) IGNORE NULLS OVER w AS f4,"
            + " LAST_VALUE(r.z) IGNORE NULLS OVER w AS f5,"
            + " NTH_VALUE(r.z, 2) FROM LAST OVER w AS f6,"
            + " NTH_VALUE(r.s, 3) FROM LAST IGNORE NULLS OVER w AS f7,"
            + " NTH_VALUE(r.s, 2) FROM FIRST RESPECT NULLS OVER w AS f8";
    assertAgree(framed(values, "PARTITION BY r.g ORDER BY r.k, r.id ROWS" + frame));
  }

  /** Peers come in any order: the key is what their first and last values have in common. */
  private static final String KEYS =
      "FIRST_VALUE(r.k) OVER w AS f1, LAST_VALUE(r.k) OVER w AS f2,"
          + " NTH_VALUE(r.k, 3) FROM LAST OVER w AS f3, LAST_VALUE(r.k) IGNORE NULLS OVER w AS f4";

  @ParameterizedTest
  @MethodSource("frames")
  void framesOfGroups(String frame) throws SQLException {
    assertAgree(framed(KEYS, "PARTITION BY r.g ORDER BY r.k GROUPS" + frame));
    assertAgree(framed(KEYS, "ORDER BY r.k DESC NULLS LAST GROUPS" + frame));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void framesOfRangesOfNumbers(String frame) throws SQLException {
    assertAgree(framed(KEYS, "PARTITION BY r.g ORDER BY r.k RANGE" + frame));
    assertAgree(framed(KEYS, "ORDER BY r.k DESC RANGE" + frame));
    assertAgree(framed(KEYS, "ORDER BY r.k NULLS FIRST RANGE" + frame));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void framesOfRangesOfDates(String frame) throws SQLException {
    String days = frame.replaceAll("(\\d) ", "INTERVAL '$1$1' DAY ");
    String months = frame.replaceAll("(\\d) ", "INTERVAL '1' MONTH ");
    String dates = KEYS.replace("r.k", "r.d");
    assertAgree(framed(dates, "PARTITION BY r.g ORDER BY r.d RANGE" + days));
    assertAgree(framed(dates, "ORDER BY r.d DESC RANGE" + months));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUM(r.x) OVER ()",
        "SUM(r.x) OVER (PARTITION BY r.g)",
        "SUM(r.x) OVER (ORDER BY r.k)",
        "SUM(r.x) OVER (ORDER BY r.k, r.id ROWS 2 PRECEDING)",
        "SUM(r.x) OVER (PARTITION BY r.g, r.k)",
        "SUM(r.x) OVER (PARTITION BY r.k / 2 ORDER BY r.x + 1)",
        "SUM(r.x) OVER (PARTITION BY r.g) - r.x",
        "MAX(r.s) OVER (PARTITION BY CASE WHEN r.k > 0 THEN r.g END)",
      })
  void windowsInExpressions(String expression) throws SQLException {
    assertAgree("SELECT r.id, " + expression + " AS v FROM samples AS r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT r.g, SUM(r.x) AS a, RANK() OVER (ORDER BY SUM(r.x)) AS b FROM samples AS r GROUP BY r.g",
        "SELECT r.g, SUM(COUNT(*)) OVER (ORDER BY r.g) AS b FROM samples AS r GROUP BY r.g",
        "SELECT SUM(COUNT(*)) OVER () AS b FROM samples AS r",
        "SELECT r.g, r.k, SUM(SUM(r.x)) OVER (PARTITION BY r.g ORDER BY r.k) AS b"
            + " FROM samples AS r GROUP BY r.g, r.k HAVING COUNT(*) > 1",
        "SELECT r.id, RANK() OVER v AS a, SUM(r.x) OVER (v ROWS 1 PRECEDING) AS b"
            + " FROM samples AS r WINDOW u AS (PARTITION BY r.g), v AS (u ORDER BY r.id)",
        "SELECT DISTINCT COUNT(*) OVER (PARTITION BY r.g) AS a FROM samples AS r",
        "SELECT t.a FROM (SELECT r.id AS a, ROW_NUMBER() OVER (PARTITION BY r.g ORDER BY r.id) AS n"
            + " FROM samples AS r) AS t WHERE t.n = 1",
        "SELECT r.id, RANK() OVER (ORDER BY r.k) AS a, RANK() OVER (ORDER BY r.k DESC) AS b,"
            + " COUNT(*) OVER (PARTITION BY r.g) AS c FROM samples AS r",
      })
  void windowsInQueries(String query) throws SQLException {
    assertAgree(query);
  }
}
