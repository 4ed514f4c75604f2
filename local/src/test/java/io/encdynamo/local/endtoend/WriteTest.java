package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows are put in, changed and taken out, and each statement says how many. */
class WriteTest extends EndToEnd {

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE staff (
          id STRING PRIMARY KEY ENCRYPTED DETERMINISTIC,
          name STRING ENCRYPTED,
          team STRING ENCRYPTED DETERMINISTIC,
          pay INTEGER)""");
    assertThat(
            database.run(
                """
                INSERT INTO staff VALUES
                  ('a', 'Ada', 'red', 10), ('b', 'Bob', 'red', 20), ('c', 'Cyd', 'blue', 30)"""))
        .isEqualTo(3);
  }

  @Test
  void anInsertMayNameItsColumns() throws SQLException {
    assertThat(database.run("INSERT INTO staff (pay, id) VALUES (1, 'd'), (2, 'e')")).isEqualTo(2);
    assertThat(database.rows("SELECT id, name, pay FROM staff WHERE id = 'e'"))
        .containsExactly(Arrays.asList("e", null, 2));
  }

  @Test
  void anInsertMayTakeADocument() throws SQLException {
    assertThat(database.run("INSERT INTO staff VALUE {'id': 'd', 'name': ?, 'pay': 7}", "Dan"))
        .isEqualTo(1);
    assertThat(database.rows("SELECT name, team, pay FROM staff WHERE id = 'd'"))
        .containsExactly(Arrays.asList("Dan", null, 7));
  }

  @Test
  void aSecondRowOfTheSameKeyIsRefused() throws SQLException {
    assertThat(database.state("INSERT INTO staff (id, pay) VALUES ('a', 99)")).isEqualTo("23505");
    assertThat(database.value("SELECT pay FROM staff WHERE id = 'a'")).isEqualTo(10);
  }

  @Test
  void aRowIsUpdatedByItsKey() throws SQLException {
    assertThat(database.run("UPDATE staff SET name = 'Eve', pay = pay + 1 WHERE id = 'a'"))
        .isEqualTo(1);
    assertThat(database.rows("SELECT name, pay FROM staff WHERE id = ?", "a"))
        .containsExactly(List.of("Eve", 11));
  }

  @Test
  void anUpdateOfNoRowCountsNoneAndMakesNone() throws SQLException {
    assertThat(database.run("UPDATE staff SET pay = 1 WHERE id = 'nobody'")).isZero();
    assertThat(database.run("UPDATE staff SET pay = 1 WHERE id = 'a' AND team = 'blue'")).isZero();
    assertThat(database.value("SELECT COUNT(*) FROM staff")).isEqualTo(3L);
  }

  @Test
  void rowsAreUpdatedByAnEncryptedColumn() throws SQLException {
    assertThat(database.run("UPDATE staff SET pay = pay * 2 WHERE team = 'red'")).isEqualTo(2);
    assertThat(database.run("UPDATE staff SET team = ? WHERE name LIKE '%d%'", "green"))
        .isEqualTo(2);
    assertThat(database.rows("SELECT id, team, pay FROM staff ORDER BY id"))
        .containsExactly(
            List.of("a", "green", 20), List.of("b", "red", 40), List.of("c", "green", 30));
  }

  @Test
  void aValueIsTakenAway() throws SQLException {
    assertThat(database.run("UPDATE staff SET name = NULL WHERE id = 'a'")).isEqualTo(1);
    assertThat(database.column("SELECT id FROM staff WHERE name IS NULL")).containsExactly("a");
  }

  @Test
  void aRowIsDeletedByItsKey() throws SQLException {
    assertThat(database.run("DELETE FROM staff WHERE id = 'a'")).isEqualTo(1);
    assertThat(database.run("DELETE FROM staff WHERE id = 'a'")).isZero();
    assertThat(stored.items("staff")).hasSize(2);
  }

  @Test
  void rowsAreDeletedByAPredicate() throws SQLException {
    assertThat(database.run("DELETE FROM staff WHERE pay > 10 AND name < 'C'")).isEqualTo(1);
    assertThat(database.column("SELECT id FROM staff")).containsExactlyInAnyOrder("a", "c");
    assertThat(database.run("DELETE FROM staff WHERE id IN ('a', 'b', 'c')")).isEqualTo(2);
    assertThat(stored.items("staff")).isEmpty();
  }

  @Test
  void moreRowsThanARequestHoldsAreWrittenAndDeleted() throws SQLException {
    StringBuilder insert = new StringBuilder("INSERT INTO staff (id, team, pay) VALUES ");
    for (int i = 0; i < 150; i++) {
      insert.append(i == 0 ? "" : ", ").append("('m").append(i).append("', 'many', ").append(i);
      insert.append(')');
    }
    assertThat(database.run(insert.toString())).isEqualTo(150);
    assertThat(database.value("SELECT COUNT(*) FROM staff WHERE team = 'many'")).isEqualTo(150L);
    assertThat(database.run("DELETE FROM staff WHERE team = 'many' AND pay >= 20")).isEqualTo(130);
    assertThat(stored.items("staff")).hasSize(23);
  }

  @Test
  void aDroppedTableIsGone() throws SQLException {
    database.run("DROP TABLE staff");
    assertThat(stored.tables()).containsExactly(catalog);
    assertThat(database.state("SELECT * FROM staff")).isEqualTo("42S02");
    assertThat(database.state("DROP TABLE staff")).isEqualTo("42S02");
    database.run("DROP TABLE IF EXISTS staff");
  }
}
