package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done with rows once they are decrypted: order, limit, groups, joins. */
class QueryTest extends EndToEnd {

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE customers (
          id INTEGER PRIMARY KEY,
          name STRING ENCRYPTED,
          town STRING ENCRYPTED DETERMINISTIC,
          balance DECIMAL(10,2) ENCRYPTED)""");
    database.run(
        """
        INSERT INTO customers VALUES
          (1, 'Ada', 'London', 10.50), (2, 'Bob', 'Paris', -3.48), (3, 'Cyd', 'London', 99.99),
          (4, 'Dan', NULL, NULL)""");
    database.run(
        """
        CREATE TABLE orders (
          customer INTEGER, number INTEGER, town STRING ENCRYPTED DETERMINISTIC,
          PRIMARY KEY (customer, number))""");
    database.run(
        "INSERT INTO orders VALUES (1, 1, 'Paris'), (1, 2, 'London'), (3, 1, 'Rome'), (9, 1, NULL)");
  }

  @Test
  void anEncryptedColumnGivesTheOrder() throws SQLException {
    assertThat(database.column("SELECT name FROM customers ORDER BY balance DESC NULLS LAST"))
        .containsExactly("Cyd", "Ada", "Bob", "Dan");
    assertThat(database.column("SELECT id FROM customers ORDER BY town, name DESC"))
        .filteredOn(id -> !id.equals(4))
        .containsExactly(3, 1, 2);
  }

  @Test
  void aLimitCutsWhatIsSorted() throws SQLException {
    assertThat(database.column("SELECT name FROM customers ORDER BY name LIMIT 2"))
        .containsExactly("Ada", "Bob");
    assertThat(database.column("SELECT name FROM customers ORDER BY name LIMIT 2 OFFSET 3"))
        .containsExactly("Dan");
    assertThat(database.column("SELECT id FROM customers LIMIT 0")).isEmpty();
    assertThat(database.column("SELECT id FROM customers LIMIT ?", 3)).hasSize(3);
  }

  @Test
  void aggregatesLeaveOutNull() throws SQLException {
    List<Object> row =
        database
            .rows(
                """
                SELECT COUNT(*), COUNT(balance), SUM(balance), MIN(balance), MAX(name),
                  COUNT(DISTINCT town) FROM customers""")
            .get(0);
    assertThat(row)
        .containsExactly(4L, 3L, new BigDecimal("107.01"), new BigDecimal("-3.48"), "Dan", 2L);
    assertThat((BigDecimal) database.value("SELECT AVG(balance) FROM customers"))
        .isEqualByComparingTo("35.67");
  }

  @Test
  void anEmptySetHasACountAndNoSum() throws SQLException {
    assertThat(database.rows("SELECT COUNT(*), SUM(balance) FROM customers WHERE id = 77"))
        .containsExactly(Arrays.asList(0L, null));
  }

  @Test
  void groupsAreMadeOfEncryptedValues() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT town, COUNT(*) AS n, SUM(balance) FROM customers WHERE town IS NOT NULL
                GROUP BY town HAVING COUNT(*) > 0 ORDER BY n DESC"""))
        .containsExactly(
            List.of("London", 2L, new BigDecimal("110.49")),
            List.of("Paris", 1L, new BigDecimal("-3.48")));
  }

  @Test
  void distinctValuesOfAnEncryptedColumn() throws SQLException {
    assertThat(database.column("SELECT DISTINCT town FROM customers"))
        .containsExactlyInAnyOrder("London", "Paris", null);
  }

  @Test
  void tablesAreJoinedByTheirKey() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT c.name, o.number FROM customers c JOIN orders o ON o.customer = c.id
                ORDER BY c.name, o.number"""))
        .containsExactly(List.of("Ada", 1), List.of("Ada", 2), List.of("Cyd", 1));
  }

  @Test
  void tablesAreJoinedByEncryptedColumns() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT c.name, o.customer FROM customers AS c JOIN orders AS o ON c.town = o.town
                ORDER BY c.name"""))
        .containsExactly(List.of("Ada", 1), List.of("Bob", 1), List.of("Cyd", 1));
  }

  @Test
  void anOuterJoinKeepsWhatHasNoPartner() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT c.name, o.number FROM customers c LEFT JOIN orders o
                ON o.customer = c.id AND o.town = 'Rome' ORDER BY c.name"""))
        .containsExactly(
            Arrays.asList("Ada", null),
            Arrays.asList("Bob", null),
            Arrays.asList("Cyd", 1),
            Arrays.asList("Dan", null));
  }
}
