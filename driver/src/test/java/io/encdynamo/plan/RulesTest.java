package io.encdynamo.plan;

import static io.encdynamo.plan.PlannerTest.explained;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rules make of a plan, as EXPLAIN shows it; that the answers stay is tested elsewhere.
 */
class RulesTest {

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "s.country IN (SELECT id FROM country)                                            | SEMI",
        "s.country = ANY (SELECT id FROM country)                                         | SEMI",
        "(s.country, s.shop) IN (SELECT country, id FROM shop)                            | SEMI",
        "EXISTS (SELECT 1 FROM shop p WHERE p.country = s.country AND p.id > s.shop)      | SEMI",
        "EXISTS (SELECT DISTINCT id FROM shop p WHERE p.country = s.country LIMIT 1)      | SEMI",
        "NOT EXISTS (SELECT * FROM shop p WHERE p.country = s.country)                    | ANTI",
        "s.country NOT IN (SELECT id FROM country)                                        | NOT IN",
        "s.price > (SELECT AVG(x.price) FROM sale x WHERE x.shop = s.shop)                | INNER",
        "s.price > (SELECT COUNT(*) FROM sale x WHERE x.shop = s.shop)                    | LEFT",
        "s.id = 1 OR EXISTS (SELECT 1 FROM shop p WHERE p.country = s.country)            | LEFT",
      })
  void aQueryInsideAnExpressionBecomesAJoin(String condition, String join) {
    String plan = explained("SELECT id FROM sale s WHERE " + condition);
    assertThat(plan).doesNotContain("Query inside").contains("Join, " + join);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (SELECT MAX(p.id) FROM shop p WHERE p.country = s.country) FROM sale s",
        "SELECT country, (SELECT COUNT(*) FROM shop p WHERE p.country = s.country) FROM sale s GROUP BY country",
        "SELECT country FROM sale s GROUP BY country HAVING COUNT(*) > (SELECT COUNT(*) FROM shop p WHERE p.country = s.country)",
        "SELECT id FROM sale s ORDER BY (SELECT MIN(p.id) FROM shop p WHERE p.country = s.country)",
      })
  void soDoesOneAggregateWhereverItStands(String sql) {
    assertThat(explained(sql)).doesNotContain("Query inside").contains("Join, LEFT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(SELECT p.id FROM shop p WHERE p.country = s.country)",
        "(SELECT MAX(p.id) FROM shop p WHERE p.country < s.country)",
        "(SELECT MAX(x.id) FROM (SELECT id FROM shop p WHERE p.country = s.country LIMIT 3) x)",
        "(SELECT p.country + s.country FROM shop p WHERE p.id = 3)",
      })
  void whatCannotBeJoinedRunsOnceForEachValue(String query) {
    assertThat(explained("SELECT " + query + " FROM sale s"))
        .contains("Query inside, SCALAR, once for each value around");
  }

  @Test
  void aQueryThatFindsItsRowsByKeyIsLeftWhereThereAreFewRowsAround() {
    String query = " EXISTS (SELECT 1 FROM sale s WHERE s.id = o.number AND s.price > 5)";
    assertThat(
            explained(
                "SELECT number FROM orders o WHERE customer_id = 1 AND number < 9 AND" + query))
        .contains("Query inside, EXISTS, once for each value around")
        .contains("request: GetItem");
    assertThat(explained("SELECT number FROM orders o WHERE" + query)).contains("SEMI");
  }

  @Test
  void theSmallestTablesAreJoinedFirst() {
    List<String> reads =
        explained(
                "SELECT s.id FROM sale s, country c, shop p"
                    + " WHERE s.shop = p.id AND p.country = c.id AND c.continent = 3")
            .lines()
            .filter(line -> line.startsWith("Read ") || line.startsWith("on: "))
            .toList();
    assertThat(reads)
        .containsExactly(
            "on: sale.shop = shop.id",
            "Read dynamodb.sale",
            "on: shop.country = country.id",
            "Read dynamodb.shop",
            "Read dynamodb.country");
  }

  @Test
  void anOuterJoinWhoseNullsNobodyWantsIsAnInnerOne() {
    assertThat(
            explained("SELECT s.id FROM sale s LEFT JOIN shop p ON p.id = s.shop WHERE p.id > 3"))
        .contains("Join, INNER");
  }

  @Test
  void columnsThatNobodyNeedsAreNotRead() {
    assertThat(explained("SELECT n FROM (SELECT id, price, country AS n, shop FROM sale) x"))
        .isEqualTo(
            "Project\ncolumns: sale.country\nRead dynamodb.sale\n"
                + "request: Scan of the whole table, 2 segments\ncolumns: country");
    assertThat(explained("SELECT COUNT(*) FROM shop p JOIN sale s ON s.shop = p.id"))
        .contains("Read dynamodb.sale\nrequest: Scan of the whole table, 2 segments\ncolumns: shop")
        .contains("Read dynamodb.shop\nrequest: Scan of the whole table, 2 segments\ncolumns: id");
    assertThat(explained("SELECT city FROM customer WHERE note IS MISSING"))
        .contains("answered by DynamoDB: customer.note IS MISSING\ncolumns: city");
  }

  @Test
  void whatIsKnownIsComputedBeforehand() {
    assertThat(explained("SELECT id FROM customer WHERE city = 'R' || 'ome'"))
        .contains("answered by DynamoDB: customer.city = <constant>");
    assertThat(explained("SELECT id FROM customer WHERE CURRENT_DATE > DATE '2020-01-01'"))
        .contains("here: ");
    assertThat(explained("SELECT id FROM customer WHERE 1 / 0 = 1")).contains("here: ");
  }

  @Test
  void whatAllTermsOfAnOrShareIsAskedOnce() {
    assertThat(
            explained(
                "SELECT id FROM customer WHERE (id = 1 AND note = 'a') OR (id = 1 AND note = 'b')"))
        .contains("request: GetItem");
  }

  @Test
  void anOrOverTwoTablesTellsEachSomething() {
    assertThat(
            explained(
                "SELECT s.id FROM sale s, shop p WHERE s.shop = p.id"
                    + " AND ((s.country = 1 AND p.country = 2) OR (s.country = 2 AND p.country = 1))"))
        .contains("answered by DynamoDB: sale.country IN (<constant>, <constant>)")
        .contains("answered by DynamoDB: shop.country IN (<constant>, <constant>)");
  }

  @Test
  void aPredicateOnAKeyOfGroupsIsAskedOfTheRows() {
    assertThat(
            explained(
                "SELECT * FROM (SELECT country, COUNT(*) n FROM sale GROUP BY country) x"
                    + " WHERE country = 3 AND n > 5"))
        .contains("answered by DynamoDB: sale.country = <constant>")
        .contains("here: COUNT > <constant>");
  }

  @Test
  void whatIsComputedTwiceIsComputedOnce() {
    assertThat(explained("SELECT SUM(price * 2), AVG(price * 2 + 1), MIN(id) FROM sale"))
        .contains("aggregates: SUM(shared), AVG(shared + <constant>), MIN(sale.id)")
        .containsOnlyOnce("price * <constant>");
    assertThat(explained("SELECT SUM(CASE WHEN id = 1 THEN 7 / shop END), MAX(7 / shop) FROM sale"))
        .doesNotContain("shared");
  }

  @Test
  void aSortKeepsNoMoreThanTheLimit() {
    assertThat(explained("SELECT price + 1 FROM sale ORDER BY id LIMIT 5").lines())
        .startsWith("Project")
        .containsSubsequence("Limit", "Sort");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "customer c JOIN shop p ON c.id = p.country WHERE p.id = 1                        | id",
        "orders c JOIN shop p ON c.customer_id = p.country WHERE p.id = 1                 | customer_id",
        "orders c JOIN shop p ON c.number = p.id AND c.customer_id = p.country WHERE p.id IN (1, 2) | customer_id, number",
        "mailbox c JOIN plain p ON c.email = p.k WHERE p.k IN ('a', 'b')                  | email",
        "(SELECT id AS x, city FROM customer WHERE city > 'B') c JOIN shop p ON c.x = p.country WHERE p.id = 1 | id",
        "customer c WHERE c.id IN (SELECT country FROM shop WHERE id = 1)                 | id",
        "visit.by_city c JOIN plain p ON c.city = p.k WHERE p.k IN ('a', 'b')              | city",
        "(SELECT id FROM shop WHERE id = 1) p LEFT JOIN customer c ON c.id = p.id         | id",
        "sale c WHERE id IN (SELECT country FROM shop WHERE id = 1) AND id IN (SELECT continent FROM country WHERE id = 1) | id; or id",
      })
  void theRowsThatAJoinWantsAreLookedUpByKey(String from, String columns) {
    assertThat(explained("SELECT c.* FROM " + from).lines())
        .containsSequence(
            "Rows that a join above may take, looked up if it holds few keys", "by: " + columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer c JOIN shop p ON c.note = p.country WHERE p.id = 1",
        "orders c JOIN shop p ON c.number = p.country WHERE p.id = 1",
        "visit.by_city c JOIN plain p ON c.id = p.k WHERE p.k IN ('a', 'b')",
        "customer c JOIN shop p ON c.id < p.country WHERE p.id = 1",
        "customer c JOIN shop p ON c.id + 1 = p.country WHERE p.id = 1",
        "customer c JOIN shop p ON c.id = p.country WHERE c.id IN (1, 2) AND p.id = 1",
        "(SELECT * FROM customer LIMIT 5) c JOIN shop p ON c.id = p.country WHERE p.id = 1",
        "sale c JOIN shop p ON c.shop = p.id AND p.country = 7",
      })
  void orTheyAreNot(String from) {
    assertThat(explained("SELECT c.* FROM " + from)).doesNotContain("looked up");
  }

  @Test
  void aLookUpTakesNoFilter() {
    assertThat(
            explained(
                "SELECT c.* FROM customer c JOIN shop p ON c.id = p.country"
                    + " WHERE p.id = 1 AND c.city = 'Rome'"))
        .contains(
            "Filter\nhere: customer.city = <constant>\nwhy here: a look-up by key takes no filter")
        .contains("answered by DynamoDB: customer.city = <constant>");
  }

  @Test
  void onlyGroupsThatAJoinCanTakeAreMade() {
    assertThat(
            explained(
                "SELECT s.id FROM sale s JOIN shop p ON s.shop = p.id WHERE p.country = 7"
                    + " AND s.price < (SELECT AVG(x.price) FROM sale x WHERE x.shop = p.id)"))
        .contains("Rows that a join above may take\nby: sale.shop");
  }
}
