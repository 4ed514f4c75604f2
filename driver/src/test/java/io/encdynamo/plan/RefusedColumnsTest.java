package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.bind.RefusedColumns;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of customer.phone is refused: the column may be handed on, and nothing else. */
class RefusedColumnsTest {
  private final Set<String> asked = new HashSet<>();

  private Plan plan(String sql) {
    Parsed parsed = PartiQL.parse(sql);
    ParameterTypes parameters = new ParameterTypes(parsed.parameters());
    return new Planner(new Analyst(), 2, false, parameters, Typing.PERMISSIVE)
        .plan(parsed.statement());
  }

  /** The columns of the result that are NULL for want of a key. */
  private List<String> refused(String sql) {
    List<String> refused = new ArrayList<>();
    for (OutputColumn column : ((Plan.Query) plan(sql)).columns()) {
      if (RefusedColumns.isRefused(column.field())) {
        refused.add(column.label());
      }
    }
    return refused;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT phone FROM customer",
        "SELECT id, phone FROM customer WHERE id = 1 ORDER BY id LIMIT 2",
        "SELECT * FROM customer",
        "SELECT c.phone FROM customer c JOIN orders o ON o.customer_id = c.id",
        "SELECT phone FROM (SELECT * FROM customer) AS x WHERE x.city = 'a'",
        "SELECT phone FROM customer UNION ALL SELECT 'x' FROM orders",
        "SELECT 'x' AS phone FROM orders UNION ALL SELECT phone FROM customer",
        "WITH x AS (SELECT phone, id FROM customer) SELECT phone FROM x WHERE id > 1",
      })
  void aBareItemIsHandedOn(String sql) {
    assertThat(refused(sql)).containsExactly("phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, name, city FROM customer WHERE name = 'a'",
        "SELECT COUNT(*) FROM customer",
        "SELECT city, COUNT(*) FROM customer GROUP BY city",
        "SELECT * EXCLUDE c.phone FROM customer c",
        "SELECT number FROM orders WHERE EXISTS (SELECT phone FROM customer WHERE id = number)",
        "SELECT DISTINCT city FROM customer",
        "SELECT DISTINCT id FROM (SELECT id, phone FROM customer) AS x",
        "SELECT id FROM customer WHERE id IN (SELECT customer_id FROM orders)",
      })
  void queriesThatLeaveItOutAreAsEver(String sql) {
    assertThat(refused(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM customer WHERE phone = '1'",
        "SELECT id FROM customer WHERE phone IS NULL",
        "SELECT id FROM customer WHERE phone IS NOT MISSING",
        "SELECT id FROM customer c WHERE c.phone LIKE '1%'",
        "SELECT id FROM customer WHERE dynamodb.customer.phone = '1'",
        "SELECT UPPER(phone) FROM customer",
        "SELECT phone || 'x' FROM customer",
        "SELECT COALESCE(phone, 'none') FROM customer",
        "SELECT CASE WHEN phone IS NULL THEN 1 ELSE 2 END FROM customer",
        "SELECT {'p': phone} FROM customer",
        "SELECT [phone] FROM customer",
        "SELECT VALUE {'p': phone} FROM customer",
        "SELECT id FROM customer ORDER BY phone",
        "SELECT phone FROM customer ORDER BY 1",
        "SELECT phone AS p FROM customer ORDER BY p",
        "SELECT phone, COUNT(*) FROM customer GROUP BY phone",
        "SELECT COUNT(phone) FROM customer",
        "SELECT MAX(phone) FROM customer",
        "SELECT COUNT(*) FILTER (WHERE phone IS NULL) FROM customer",
        "SELECT city FROM customer GROUP BY city HAVING MIN(phone) = 'a'",
        "SELECT ROW_NUMBER() OVER (ORDER BY phone) FROM customer",
        "SELECT LAG(phone) OVER (ORDER BY id) FROM customer",
        "SELECT COUNT(*) OVER (PARTITION BY phone) FROM customer",
        "SELECT DISTINCT phone FROM customer",
        "SELECT DISTINCT * FROM customer",
        "SELECT phone FROM customer UNION SELECT city FROM customer",
        "SELECT phone FROM customer INTERSECT ALL SELECT city FROM customer",
        "SELECT city FROM customer EXCEPT SELECT phone FROM customer",
        "SELECT phone FROM customer OUTER UNION ALL SELECT number FROM orders",
        "SELECT a.id FROM customer a JOIN customer b ON a.phone = b.city",
        "SELECT id FROM customer a JOIN customer b USING (phone)",
        "SELECT * FROM customer a NATURAL JOIN customer b",
        "SELECT id FROM customer WHERE city IN (SELECT phone FROM customer)",
        "SELECT id FROM customer WHERE city = (SELECT phone FROM customer WHERE id = 1)",
        "SELECT (SELECT phone FROM customer WHERE id = 1) FROM orders",
        "SELECT id FROM customer WHERE city > ALL (SELECT phone FROM customer)",
        "SELECT number FROM orders o WHERE EXISTS (SELECT 1 FROM customer WHERE phone = '1')",
        "SELECT number FROM orders o, customer c WHERE EXISTS (SELECT 1 FROM orders WHERE c.phone = '1')",
        "SELECT n FROM customer LET phone AS n",
        "SELECT x.phone FROM (SELECT * FROM customer) AS x WHERE x.phone IS NULL",
        "SELECT p FROM (SELECT phone AS p FROM customer) AS x WHERE p IS NULL",
        "SELECT p FROM (SELECT phone AS p FROM customer UNION ALL SELECT city FROM customer) AS x"
            + " WHERE p IS NULL",
        "SELECT p FROM (SELECT city AS p FROM customer UNION ALL SELECT phone FROM customer) AS x"
            + " WHERE p IS NULL",
        "WITH x AS (SELECT phone AS p FROM customer) SELECT MAX(p) FROM x",
        "WITH RECURSIVE x (p) AS (SELECT phone FROM customer UNION ALL SELECT p FROM x WHERE 1 = 0)"
            + " SELECT p FROM x",
        "SELECT c FROM customer c",
        "SELECT VALUE c FROM customer c",
        "SELECT c.city, g FROM customer c GROUP BY c.city GROUP AS g",
        "SELECT x FROM (SELECT VALUE phone FROM customer) AS x",
        "SELECT v FROM customer c, UNPIVOT c AS v AT n",
        "SELECT x FROM customer c, c.phone AS x",
        "PIVOT c.phone AT c.city FROM customer c",
        "SELECT * EXCLUDE c.phone.part FROM customer c",
        "SELECT id FROM customer LIMIT (SELECT MAX(phone) FROM customer)",
        "EXPLAIN SELECT id FROM customer WHERE phone = '1'",
      })
  void nothingIsMadeOfIt(String sql) {
    assertRefused(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO customer (id, phone) VALUES (1, 'x')",
        "INSERT INTO customer VALUES (1, 'n', 'p', 2, 'c', NULL)",
        "INSERT INTO orders (customer_id, number, total) SELECT id, 1, phone FROM customer",
        "INSERT INTO customer (id, city) SELECT id, phone FROM customer",
        "INSERT INTO plain VALUE (SELECT VALUE phone FROM customer)",
        "UPSERT INTO customer (id, city) VALUES (1, 'c')",
        "UPSERT INTO customer VALUE {'id': 1}",
        "REPLACE INTO customer (id, city) VALUES (1, 'c')",
        "UPDATE customer SET phone = 'x' WHERE id = 1",
        "UPDATE customer SET phone = NULL WHERE id = 1",
        "UPDATE customer REMOVE phone WHERE id = 1",
        "UPDATE customer SET city = phone WHERE id = 1",
        "UPDATE customer SET city = (SELECT MAX(phone) FROM customer) WHERE id = 1",
        "UPDATE customer SET city = 'a' WHERE phone = 'x'",
        "DELETE FROM customer WHERE id = 1",
        "DELETE FROM customer WHERE phone = 'x'",
        "DELETE FROM customer",
        "DELETE FROM orders WHERE customer_id IN (SELECT id FROM customer WHERE phone IS NULL)",
      })
  void noWriteTouchesIt(String sql) {
    assertRefused(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO customer (id, name, city) VALUES (1, 'n', 'c')",
        "UPDATE customer SET city = 'a', name = UPPER(name) WHERE name = 'n'",
        "UPDATE customer SET city = 'a' WHERE id = 1",
        "DELETE FROM orders WHERE customer_id IN (SELECT id FROM customer WHERE name = 'n')",
        "UPSERT INTO mailbox (email, quota) SELECT name, 1 FROM customer",
      })
  void writesThatLeaveItAloneArePlanned(String sql) {
    assertThat(plan(sql)).isNotNull();
  }

  @Test
  void providersAreAskedAboutColumnsThatAreNamedAlone() {
    assertThat(refused("SELECT id, name FROM customer WHERE city = 'a'")).isEmpty();
    assertThat(asked).contains("name").doesNotContain("phone", "balance");
  }

  private void assertRefused(String sql) {
    assertThatThrownBy(() -> plan(sql))
        .isInstanceOfSatisfying(
            DriverException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE);
              assertThat(error).hasMessageContaining("refuses");
            });
  }

  /** The tables of {@link SampleTables} as somebody without the key of phone has them. */
  private final class Analyst implements Tables {
    private final SampleTables all = new SampleTables();

    @Override
    public @Nullable String schema(String name) {
      return all.schema(name);
    }

    @Override
    public @Nullable TableSource find(String schema, String name, boolean quoted) {
      return all.find(schema, name, quoted) instanceof TableSource.Stored table
          ? new TableSource.Stored(
              table.schema(),
              table.shape(),
              table.registered(),
              column -> {
                asked.add(column);
                return column.equals("phone");
              })
          : null;
    }

    @Override
    public List<ColumnDefinition> columns(TableSource.Stored table) {
      return all.columns(table);
    }

    @Override
    public List<String> names(String schema) {
      return all.names(schema);
    }
  }
}
