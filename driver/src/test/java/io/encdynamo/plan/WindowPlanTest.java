package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.window.WindowFunction;
import io.encdynamo.error.DriverException;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.explain.Explanation;
import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How window functions are bound and planned, and which of them are refused. */
class WindowPlanTest {
  private static Plan plan(String sql) {
    Parsed parsed = PartiQL.parse(sql);
    return plan(parsed, new ParameterTypes(parsed.parameters()));
  }

  private static Plan plan(Parsed parsed, ParameterTypes parameters) {
    return new Planner(new SampleTables(), 2, false, parameters, Typing.PERMISSIVE)
        .plan(parsed.statement());
  }

  private static String explained(String sql) {
    return Explanation.of(plan(sql), false).stream()
        .map(row -> row.get(0).strip())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "RANK() OVER ()                                                       | needs a window with an ORDER BY",
        "LAG(total) OVER (PARTITION BY number)                                | needs a window with an ORDER BY",
        "RANK() OVER (ORDER BY number ROWS 1 PRECEDING)                       | needs a window without a frame",
        "LEAD(total) OVER (ORDER BY number RANGE CURRENT ROW)                 | needs a window without a frame",
        "RANK(number) OVER (ORDER BY number)                                  | does not take 1 arguments",
        "LAG() OVER (ORDER BY number)                                         | does not take 0 arguments",
        "NTILE(number) OVER (ORDER BY number)                                 | the same for all rows",
        "RANK() FILTER (WHERE number > 1) OVER (ORDER BY number)              | is no aggregate",
        "LAG(DISTINCT number) OVER (ORDER BY number)                          | is no aggregate",
        "ROW_NUMBER(*) OVER ()                                                | is no aggregate",
        "RANK() IGNORE NULLS OVER (ORDER BY number)                           | no IGNORE NULLS",
        "SUM(total) RESPECT NULLS OVER (ORDER BY number)                      | no IGNORE NULLS",
        "FIRST_VALUE(total) FROM LAST OVER (ORDER BY number)                  | no FROM LAST",
        "SUM(DISTINCT total) OVER (ORDER BY number)                           | goes with a whole partition",
        "UPPER('x') OVER ()                                                   | neither a window function nor an",
        "ROW_NUMBR() OVER ()                                                  | did you mean 'ROW_NUMBER'?",
        "LAG(number)                                                          | needs OVER",
        "SUM(RANK() OVER (ORDER BY number))                                   | may stand in SELECT and ORDER BY",
        "SUM(RANK() OVER (ORDER BY number)) OVER ()                           | may stand in SELECT and ORDER BY",
        "SUM(total) OVER (ROWS UNBOUNDED FOLLOWING)                           | ends before it begins",
        "SUM(total) OVER (ROWS 1 FOLLOWING)                                   | ends before it begins",
        "SUM(total) OVER (ROWS BETWEEN CURRENT ROW AND 1 PRECEDING)           | ends before it begins",
        "SUM(total) OVER (ROWS BETWEEN 1 PRECEDING AND UNBOUNDED PRECEDING)   | ends before it begins",
        "SUM(total) OVER (GROUPS 1 PRECEDING)                                 | GROUPS needs an ORDER BY",
        "SUM(total) OVER (RANGE 1 PRECEDING)                                  | an ORDER BY of one key",
        "SUM(total) OVER (ORDER BY number, total RANGE 1 PRECEDING)           | an ORDER BY of one key",
        "SUM(total) OVER (ORDER BY placed RANGE 1 PRECEDING)                  | cannot add a BIGINT to a DATE",
        "SUM(total) OVER (ORDER BY number RANGE INTERVAL '1' DAY PRECEDING)   | cannot add a INTERVAL DAY to a INTEGER",
        "SUM(total) OVER (ORDER BY UPPER('x') RANGE 1 PRECEDING)              | cannot add a BIGINT to a STRING",
        "SUM(total) OVER (ORDER BY number ROWS 'x' PRECEDING)                 | counts in whole numbers",
        "SUM(total) OVER (ORDER BY number ROWS number PRECEDING)              | the same for all rows",
        "SUM(total) OVER w                                                    | no window of this name",
      })
  void whatSqlDoesNotAllowIsRefusedWithThePlace(String call, String text) {
    assertThatThrownBy(() -> plan("SELECT " + call + " FROM orders"))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("42000"))
        .hasMessageContaining(text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "w AS (ORDER BY number), W AS ()                  | two windows of this name",
        "v AS (w), w AS (ORDER BY number)                 | no window of this name before here",
        "w AS (ROWS 1 PRECEDING), v AS (w ORDER BY total) | with a frame cannot be the base",
        "w AS (), v AS (w PARTITION BY number)            | takes its PARTITION BY from there",
        "w AS (ORDER BY number), v AS (w ORDER BY total)  | has an ORDER BY already",
        "w AS (ORDER BY SUM(total)), v AS (w)             | must stand in GROUP BY",
        "w AS (ORDER BY nothing)                          | not found",
      })
  void windowsThatMakeNoSenseAreRefused(String windows, String text) {
    assertThatThrownBy(() -> plan("SELECT number FROM orders WINDOW " + windows))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({"WHERE", "GROUP BY", "HAVING"})
  void windowFunctionsStandInSelectAndOrderByAlone(String clause) {
    assertThatThrownBy(
            () -> plan("SELECT 1 FROM orders " + clause + " RANK() OVER (ORDER BY number) = 1"))
        .hasMessageContaining("may stand in SELECT and ORDER BY");
  }

  @ParameterizedTest
  @EnumSource
  void theExampleOfEachFunctionIsOne(WindowFunction function) {
    String people = "<<{'name': 'Ann', 'city': 'Rome', 'born': 1990, 'points': 3}>>";
    assertThat(function.example()).startsWith(function.name() + "(");
    assertThat(function.description()).endsWith(".");
    assertThat(explained("SELECT " + function.example() + " AS v FROM " + people + " AS p"))
        .contains("functions: " + function.name() + "(");
  }

  @Test
  void callsOverTheSameRowsAreOneNode() {
    assertThat(
            explained(
                "SELECT RANK() OVER w, SUM(total) OVER (w ROWS 1 PRECEDING), RANK() OVER w + 1,"
                    + " COUNT(*) OVER () FROM orders"
                    + " WINDOW w AS (PARTITION BY customer_id ORDER BY number DESC) ORDER BY RANK() OVER w"))
        .containsOnlyOnce(
            """
            Window
            functions: COUNT(*)
            """)
        .containsOnlyOnce(
            """
            Window
            partition by: orders.customer_id
            order by: orders.number DESC
            functions: RANK(), SUM(orders.total)
            """);
  }

  @Test
  void aPredicateStaysAboveTheRowsThatAWindowLooksAt() {
    assertThat(
            explained(
                "SELECT * FROM (SELECT customer_id, ROW_NUMBER() OVER (ORDER BY number) AS n"
                    + " FROM orders) AS t WHERE t.customer_id = 1"))
        .contains("Filter\nhere: ")
        .contains("Scan of the whole table");
  }

  @Test
  void parametersTakeTheTypeOfTheirPlace() {
    Parsed parsed =
        PartiQL.parse(
            "SELECT NTILE(?) OVER w, LAG(total, ?, ?) OVER w,"
                + " SUM(total) OVER (w ROWS ? PRECEDING), SUM(total) OVER (w RANGE ? PRECEDING)"
                + " FROM orders WINDOW w AS (ORDER BY number)");
    ParameterTypes parameters = new ParameterTypes(parsed.parameters());
    plan(parsed, parameters);
    assertThat(parameters.types())
        .isEqualTo(
            List.of(
                SqlType.BIGINT,
                SqlType.BIGINT,
                SqlType.decimal(12, 2),
                SqlType.BIGINT,
                SqlType.DECIMAL));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ROW_NUMBER(), BIGINT",
    "PERCENT_RANK(), DOUBLE",
    "LAG(placed), DATE",
    "'LAG(total, 1, 0)', DECIMAL",
    "'LEAD(total, 1, NULL)', 'DECIMAL(12,2)'",
    "'NTH_VALUE(number, 2)', INTEGER",
    "AVG(number), DECIMAL",
  })
  void theTypeOfTheResultIsKnown(String call, String type) {
    Plan.Query query = (Plan.Query) plan("SELECT " + call + " OVER (ORDER BY number) FROM orders");
    assertThat(query.columns().get(0).field().type()).hasToString(type);
  }
}
