package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.SyntaxException;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of a statement, it is planned or refused with a state of class 42, 22, 54, 0A or
 * 5E; nothing else is thrown.
 */
class BadInputTest {
  private static final int MUTATIONS = Integer.getInteger("random.statements", 6_000);
  private static final Pattern WORD =
      Pattern.compile("\\s+|'[^']*'|\"[^\"]*\"|\\w+|<<|>>|<=|>=|<>|\\|\\||.");

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT c.name, o.total * 2 AS t FROM customer AS c JOIN orders o ON c.id = o.customer_id"
              + " WHERE o.total > 10.5 AND c.city IN ('a', 'b') ORDER BY t DESC LIMIT 3 OFFSET 1",
          "SELECT city, COUNT(*), SUM(balance) FROM customer GROUP BY city HAVING COUNT(*) > 1",
          "SELECT a.city, g FROM customer a GROUP BY a.city GROUP AS g",
          "SELECT city, name, COUNT(*) FROM customer GROUP BY ROLLUP (city, name)",
          "SELECT GROUPING(city), MAX(id) FROM customer GROUP BY GROUPING SETS ((city), (name), ())",
          "SELECT ROW_NUMBER() OVER (PARTITION BY city ORDER BY id) FROM customer",
          "SELECT SUM(total) OVER (ORDER BY number ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)"
              + " FROM orders",
          "SELECT id FROM customer c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)",
          "SELECT id FROM customer WHERE id NOT IN (SELECT customer_id FROM orders)",
          "SELECT (SELECT MAX(total) FROM orders o WHERE o.customer_id = c.id) FROM customer c",
          "SELECT id FROM customer WHERE (id, city) = (1, 'x') OR id = ANY (SELECT number FROM orders)",
          "SELECT VALUE {'a': x.a, 'b': [x.b, 1]} FROM <<{'a': 1, 'b': {'c': 2}}>> AS x AT i",
          "SELECT * FROM [1, 2, 3] AS v AT p, UNPIVOT {'a': 1} AS w AT n",
          "PIVOT x.v AT x.k FROM [{'k': 'a', 'v': 1}] AS x",
          "SELECT * EXCLUDE c.name FROM customer c LET c.id + 1 AS n WHERE n > 2",
          "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t",
          "WITH x AS (SELECT id FROM customer) SELECT * FROM x, x AS y",
          "SELECT id FROM customer UNION SELECT number FROM orders EXCEPT SELECT k FROM plain",
          "<<1, 2>> OUTER UNION ALL [3, NULL]",
          "VALUES (1, 'a'), (2, 'b')",
          "SELECT a[*].b, a.*.c FROM [{'a': [{'b': 1}]}] AS t",
          "SELECT CASE city WHEN 'a' THEN 1 ELSE id END, CAST(id AS STRING), name IS NOT NULL"
              + " FROM customer WHERE name LIKE 'a%' ESCAPE '!' AND NOT balance BETWEEN 1 AND 2",
          "SELECT EXTRACT(YEAR FROM placed), placed + INTERVAL '1' DAY, TRIM(BOTH 'x' FROM 'xax')"
              + " FROM orders WHERE placed > DATE '2020-01-01'",
          "SELECT COLL_SUM([1, 2]), COALESCE(NULL, 1), SUBSTRING('abc' FROM 2), {fn UCASE('a')}",
          "SELECT note.a[0].\"b\", \"$item\" FROM plain WHERE k = ? AND x.y = ?",
          "INSERT INTO customer (id, name) VALUES (1, 'a'), (?, ?)",
          "INSERT INTO plain VALUE {'k': 'a', 'b': <<1>>}",
          "INSERT INTO orders SELECT id, id, balance, NULL FROM customer",
          "UPSERT INTO mailbox (email, quota) VALUES ('a', 1)",
          "UPDATE customer SET city = UPPER(city), note.x = 1 REMOVE note.y WHERE id IN (1, 2)",
          "UPDATE customer SET balance = (SELECT SUM(total) FROM orders o WHERE o.customer_id = id)",
          "DELETE FROM orders WHERE customer_id = 1 AND number BETWEEN 2 AND 3",
          "EXPLAIN SELECT * FROM customer WHERE phone = 'x'",
          "DESCRIBE customer");

  @ParameterizedTest
  @EnumSource
  void mixedUpStatementsAreRefusedOrPlanned(Typing typing) {
    List<String> words = new ArrayList<>();
    STATEMENTS.forEach(statement -> words.addAll(words(statement)));
    Random random = new Random(20);
    int planned = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      List<String> statement = words(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        mutate(statement, words, random);
      }
      planned += plan(String.join("", statement), typing) ? 1 : 0;
    }
    assertThat(planned).as("mutations that mean something").isGreaterThan(MUTATIONS / 20);
  }

  /**
   * A statement with a piece of it replaced. Profile fuzz looks for pieces; without it one is
   * tried.
   */
  @FuzzTest(maxDuration = "20m")
  void statementsWithAnythingInsideAreRefusedOrPlanned(FuzzedDataProvider data) {
    String statement = data.pickValue(STATEMENTS);
    Typing typing = data.pickValue(Typing.values());
    int from = data.consumeInt(0, statement.length());
    int to = data.consumeInt(from, statement.length());
    plan(
        statement.substring(0, from) + data.consumeRemainingAsString() + statement.substring(to),
        typing);
  }

  private static List<String> words(String statement) {
    return new ArrayList<>(WORD.matcher(statement).results().map(match -> match.group()).toList());
  }

  private static void mutate(List<String> statement, List<String> words, Random random) {
    if (statement.isEmpty()) {
      return;
    }
    int at = random.nextInt(statement.size());
    int other = random.nextInt(statement.size());
    String word = words.get(random.nextInt(words.size()));
    switch (random.nextInt(5)) {
      case 0 -> statement.remove(at);
      case 1 -> statement.add(at, statement.get(other));
      case 2 -> statement.set(at, statement.set(other, statement.get(at)));
      case 3 -> statement.set(at, word);
      default -> statement.add(at, word);
    }
  }

  /** Whether it was planned. */
  private static boolean plan(String text, Typing typing) {
    try {
      Parsed parsed = PartiQL.parse(text);
      ParameterTypes parameters = new ParameterTypes(parsed.parameters());
      Plan plan =
          new Planner(new SampleTables(), 2, false, parameters, typing).plan(parsed.statement());
      Explanation.of(plan, true);
      return true;
    } catch (SyntaxException refused) {
      return false;
    } catch (DriverException refused) {
      assertThat(refused.code().sqlState()).as(text).matches("(42|22|54|0A|5E|21).*");
      return false;
    } catch (RuntimeException | StackOverflowError wrong) {
      throw new AssertionError(text, wrong);
    }
  }
}
