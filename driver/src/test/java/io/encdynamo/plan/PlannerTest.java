package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Typing;
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

/** What is asked of DynamoDB for a statement, and what is refused, as EXPLAIN says it. */
class PlannerTest {
  private static Plan plan(String sql) {
    return plan(sql, false);
  }

  private static Plan plan(String sql, boolean consistent) {
    Parsed parsed = PartiQL.parse(sql);
    ParameterTypes parameters = new ParameterTypes(parsed.parameters());
    return new Planner(new SampleTables(), 2, consistent, parameters, Typing.PERMISSIVE)
        .plan(parsed.statement());
  }

  /** The lines of EXPLAIN, without their indentation. */
  static String explained(String sql) {
    return explained(sql, false);
  }

  static String explained(String sql, boolean consistent) {
    return Explanation.of(plan(sql, consistent), false).stream()
        .map(row -> row.get(0).strip())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id = 1                                     | request: GetItem",
        "id = '1'                                   | request: GetItem",
        "1 = id                                     | request: GetItem",
        "id = ?                                     | request: GetItem",
        "id = 1 AND city = 'Rome'                   | request: GetItem",
        "id IN (1, 2)                               | request: BatchGetItem",
        "id = 1 OR id = 2                           | request: BatchGetItem",
        "id > 1                                     | request: Scan of the whole table, 2 segments",
        "id = 1 OR city = 'Rome'                    | request: Scan of the whole table, 2 segments",
        "NOT id = 1                                 | request: Scan of the whole table, 2 segments",
        "name = 'Ann'                               | answered by DynamoDB: customer.name = <constant>",
        "name <> 'Ann'                              | answered by DynamoDB: customer.name <> <constant>",
        "NOT name = 'Ann'                           | answered by DynamoDB: customer.name <> <constant>",
        "name IN ('Ann', ?)                         | answered by DynamoDB: customer.name IN (<constant>, ?1)",
        "city LIKE 'R%'                             | answered by DynamoDB: customer.city LIKE <constant>",
        "city BETWEEN 'A' AND 'M'                   | answered by DynamoDB: customer.city BETWEEN <constant> AND <constant>",
        "name IS NULL                               | answered by DynamoDB: customer.name IS NULL",
        "note IS MISSING                            | answered by DynamoDB: customer.note IS MISSING",
      })
  void theLeastIsAskedForAPredicate(String predicate, String line) {
    assertThat(explained("SELECT city FROM customer WHERE " + predicate).lines()).contains(line);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "name < 'B'",
    "name LIKE 'A%'",
    "name BETWEEN 'A' AND 'B'",
    "phone = '123'",
    "phone IN ('1')",
    "balance > 0",
    "UPPER(city) = 'ROME'",
    "city LIKE '%x'",
    "city = name",
  })
  void whatDynamoDbCannotAnswerIsAnsweredHere(String predicate) {
    assertThat(explained("SELECT city FROM customer WHERE " + predicate))
        .contains("Filter\nhere: ")
        .doesNotContain("answered by DynamoDB:");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "customer_id = 1                            | request: Query",
        "customer_id = 1 AND number > 5             | key condition: orders.customer_id = <constant> AND orders.number > <constant>",
        "customer_id = 1 AND number = 5             | request: GetItem",
        "customer_id = 1 AND number IN (5, 6)       | request: BatchGetItem",
        "customer_id IN (1, 2)                      | request: Query",
        "number = 5                                 | request: Scan of the whole table, 2 segments",
      })
  void aSortKeyNarrowsAQuery(String predicate, String line) {
    assertThat(explained("SELECT total FROM orders WHERE " + predicate).lines()).contains(line);
  }

  @Test
  void aQueryIsNotFilteredByTheKeysOfWhatItQueries() {
    assertThat(explained("SELECT total FROM orders WHERE customer_id = 1 AND number <> 5"))
        .contains("Filter\nhere: orders.number <> <constant>")
        .doesNotContain("answered by DynamoDB");
  }

  @Test
  void anEncryptedKeyIsLookedUpAndCheckedOnceMore() {
    assertThat(explained("SELECT quota FROM mailbox WHERE email = ?"))
        .contains("request: GetItem")
        .contains("why here: answered by DynamoDB on ciphertext, and once more");
  }

  @Test
  void onlyTheColumnsThatAreNamedAreRead() {
    assertThat(explained("SELECT city FROM customer WHERE phone = '1'"))
        .contains("columns: phone, city\n");
  }

  @Test
  void anOuterJoinKeepsItsConditionsWhereTheyBelong() {
    String plan =
        explained(
            "SELECT c.city FROM customer c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > 5"
                + " WHERE c.city = 'Rome' AND o.placed IS NULL");
    assertThat(plan)
        .contains("Filter\nhere: orders.placed IS NULL")
        .contains("Join, RIGHT\non: orders.customer_id = customer.id\n")
        .contains("answered by DynamoDB: orders.total > <constant>")
        .contains("answered by DynamoDB: customer.city = <constant>");
  }

  @Test
  void aPredicateThatIsNeverTrueReadsNothing() {
    assertThat(explained("SELECT city FROM customer WHERE id > 0 AND 1 = 0"))
        .contains("nothing is read");
    assertThat(explained("SELECT city FROM customer WHERE FALSE"))
        .contains("No rows: the predicate is never true, nothing is read");
  }

  @Test
  void aPredicateOverADerivedTableGoesDownToTheTable() {
    assertThat(explained("SELECT n FROM (SELECT name AS n, id FROM customer) x WHERE x.id = 3"))
        .contains("request: GetItem");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE customer SET city = 'x' WHERE id = 1                    | request: one conditional UpdateItem",
        "UPDATE mailbox SET quota = 1 WHERE email = 'a'                 | request: one conditional UpdateItem",
        "UPDATE customer SET city = 'x' WHERE id = 1 AND name = 'Ann'   | request: one conditional UpdateItem",
        "UPDATE customer SET city = 'x' WHERE id = 1 AND phone = '1'    | request: UpdateItem for each item, if it has not changed since",
        "UPDATE customer SET city = UPPER(city) WHERE id = 1             | request: UpdateItem for each item, if it has not changed since",
        "UPDATE customer SET city = 'x' WHERE balance > 0               | request: UpdateItem for each item, if it has not changed since",
        "DELETE FROM customer WHERE id = 1                              | request: one conditional DeleteItem",
        "DELETE FROM customer                                           | request: DeleteItem for each item, if it has not changed since",
        "INSERT INTO customer (id, name) VALUES (1, 'Ann')              | request: PutItem, if the key is not there",
        "UPSERT INTO customer (id, name) VALUES (1, 'Ann')              | request: PutItem",
      })
  void aWriteIsOneRequestWhereItCanBe(String statement, String line) {
    assertThat(explained(statement).lines()).contains(line);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT nmae FROM customer                              | 42S22 | did you mean 'name'?",
        "SELECT c.nmae FROM customer c                          | 42S22 | did you mean 'name'?",
        "SELECT name FROM costumer                              | 42S02 | did you mean 'customer'?",
        "SELECT UPER(name) FROM customer                        | 42000 | did you mean 'UPPER'?",
        "SELECT SUBSTRING() FROM customer                       | 42000 | does not take 0 arguments",
        "SELECT id FROM customer c, customer d                  | 42000 | ambiguous",
        "SELECT name, COUNT(*) FROM customer                    | 42000 | must stand in GROUP BY",
        "SELECT id FROM customer WHERE COUNT(*) > 1             | 42000 | cannot stand here",
        "SELECT id FROM customer WHERE city                     | 42000 | a condition is needed",
        "SELECT id FROM customer WHERE id = 'one'               | 42000 | cannot be compared",
        "SELECT id FROM customer ORDER BY 2                     | 42000 | no column of this number",
        "INSERT INTO customer (id, id) VALUES (1, 2)            | 42000 | named twice",
        "INSERT INTO customer (id) VALUES (1, 2)                | 42000 | 1 columns and 2 values",
        "INSERT INTO customer (\"NAME\") VALUES ('x')           | 42939 | only in case",
        "UPDATE customer SET id = 2 WHERE id = 1                | 0A000 | key column id",
        "UPDATE customer SET phone.x = 2                        | 0A000 | part of encrypted column",
        "SELECT ROW_NUMBER() FROM customer                      | 42000 | needs OVER",
        "SELECT * FROM customer.by_city                         | 42S02 | customer.by_city",
        "SELECT * FROM visit.by_cit                             | 42S02 | did you mean 'by_city'?",
        "SELECT note FROM visit.by_kind                         | 42S22 | note",
        "DELETE FROM visit.by_city WHERE id = 'a'               | 0A000 | index",
        "SELECT EXTRACT(FOO FROM DATE '2026-01-01')         | 42000 | takes one of year",
        "TABLE costumer                                         | 42S02 | did you mean 'customer'?",
        "SELECT id FROM customer UNION CORRESPONDING VALUES (1) | 42000 | no column of the same name",
        "<<1>> UNION CORRESPONDING TABLE customer               | 42000 | name them with BY",
        "TABLE customer UNION CORRESPONDING BY (nmae) << >>     | 42S22 | did you mean 'name'?",
        "SELECT TIME WITHOUT TIME ZONE '10:00:00+01:00'         | 42000 | an offset stands in",
        "SELECT TIMESTAMP WITHOUT TIME ZONE '2026-01-01 10:00Z' | 42000 | an offset stands in",
      })
  void whatMakesNoSenseIsRefusedWithTheWayOut(String statement, String state, String text) {
    assertThatThrownBy(() -> plan(statement))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state))
        .hasMessageContaining(text);
  }

  @Test
  void noMessageAndNoExplanationShowsALiteral() {
    assertThatThrownBy(() -> plan("SELECT id FROM customer WHERE id = 'topsecret'"))
        .hasMessageNotContaining("topsecret");
    assertThat(explained("SELECT id FROM customer WHERE name = 'topsecret' OR phone = 'topsecret'"))
        .doesNotContain("topsecret");
  }

  @Test
  void parametersTakeTheTypeOfWhatTheyStandBeside() {
    Parsed parsed =
        PartiQL.parse(
            "SELECT id FROM customer WHERE id = ? AND ? = name AND balance BETWEEN ? AND ? LIMIT ?");
    ParameterTypes parameters = new ParameterTypes(parsed.parameters());
    new Planner(new SampleTables(), 2, false, parameters, Typing.PERMISSIVE)
        .plan(parsed.statement());
    assertThat(parameters.types())
        .isEqualTo(
            List.of(
                SqlType.INTEGER,
                SqlType.STRING,
                SqlType.decimal(12, 2),
                SqlType.decimal(12, 2),
                SqlType.BIGINT));
  }
}
