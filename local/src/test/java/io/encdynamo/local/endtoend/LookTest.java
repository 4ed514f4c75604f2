package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is, and how it is read: SHOW, DESCRIBE, EXPLAIN. */
class LookTest extends EndToEnd {

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE patients (
          id STRING PRIMARY KEY ENCRYPTED DETERMINISTIC,
          name STRING ENCRYPTED DETERMINISTIC,
          born DATE ENCRYPTED,
          ward INTEGER NOT NULL)""");
    database.run(
        """
        CREATE TABLE visits (
          patient STRING ENCRYPTED DETERMINISTIC, day DATE, note STRING ENCRYPTED,
          PRIMARY KEY (patient, day))""");
    database.run("INSERT INTO patients VALUES ('p1', 'Ada', DATE '1815-12-10', 3)");
    database.run(
        """
        INSERT INTO visits VALUES ('p1', DATE '2026-01-01', 'first'),
          ('p1', DATE '2026-02-01', 'second'), ('p2', DATE '2026-01-15', 'other')""");
  }

  @Test
  void tablesAreShownWithoutTheCatalogs() throws SQLException {
    assertThat(database.column("SHOW TABLES")).containsExactly("patients", "visits");
  }

  @Test
  void aTableIsDescribed() throws SQLException {
    assertThat(database.rows("DESCRIBE patients"))
        .containsExactly(
            List.of(
                "id", "STRING", "NO", "partition key", "ENCRYPTED DETERMINISTIC KEY \"default\""),
            List.of("name", "STRING", "YES", "", "ENCRYPTED DETERMINISTIC KEY \"default\""),
            List.of("born", "DATE", "YES", "", "ENCRYPTED RANDOMIZED KEY \"default\""),
            List.of("ward", "INTEGER", "NO", "", ""));
  }

  @Test
  void whatShowCreateTableGivesMakesTheTableAgain() throws SQLException {
    String create = (String) database.rows("SHOW CREATE TABLE visits").get(0).get(1);
    List<List<Object>> before = database.rows("DESCRIBE visits");
    database.run("DROP TABLE visits");
    database.run(create);
    assertThat(database.rows("DESCRIBE visits")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT name FROM patients WHERE id = 'p1'                              | request: GetItem
          SELECT name FROM patients WHERE id = ? AND born > DATE '1800-01-01'    | request: GetItem
          SELECT name FROM patients WHERE id = 'p1' AND ward = 3                 | request: GetItem
          SELECT name FROM patients WHERE id IN ('p1', 'p2')                     | request: BatchGetItem
          SELECT note FROM visits WHERE patient = 'p1'                           | request: Query
          SELECT note FROM visits WHERE patient = ? AND day >= DATE '2026-02-01' | request: Query
          SELECT note FROM visits WHERE patient = 'p1' AND day = DATE '2026-01-01' | request: GetItem
          SELECT name FROM patients WHERE name = 'Ada'                           | request: Scan
          SELECT name FROM patients WHERE born = DATE '1815-12-10'               | request: Scan
          UPDATE patients SET ward = 4 WHERE id = 'p1'                           | request: one conditional UpdateItem
          DELETE FROM patients WHERE id = 'p1'                                   | request: one conditional DeleteItem
          """)
  void thePlanSaysHowItIsRead(String sql, String request) throws SQLException {
    String plan = sql.contains("?") ? database.plan(sql, "p1") : database.plan(sql);
    assertThat(plan).containsOnlyOnce("request: ").contains(request);
  }

  @Test
  void explainChangesNothing() throws SQLException {
    database.plan("DELETE FROM patients");
    assertThat(stored.items("patients")).hasSize(1);
  }

  @Test
  void theSortKeyNarrowsAQuery() throws SQLException {
    assertThat(
            database.column(
                "SELECT note FROM visits WHERE patient = 'p1' AND day > DATE '2026-01-15'"))
        .containsExactly("second");
    assertThat(
            database.column(
                """
                SELECT note FROM visits WHERE patient = ? AND day BETWEEN DATE '2026-01-01'
                AND DATE '2026-01-31'""",
                "p1"))
        .containsExactly("first");
    assertThat(database.column("SELECT note FROM visits WHERE patient = 'p1' ORDER BY day DESC"))
        .containsExactly("second", "first");
  }

  @Test
  void aScanIsWarnedOf() throws SQLException {
    assertThat(database.warnings("SELECT name FROM patients WHERE name = 'Ada'"))
        .anySatisfy(text -> assertThat(text).contains("patients", "key"));
    assertThat(database.warnings("SELECT name FROM patients WHERE id = 'p1'")).isEmpty();
  }

  @Test
  void theSchemaOfTheInformationListsWhatIsEncrypted() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT column_name, mode, suite FROM information_schema.encrypted_columns
                WHERE table_name = 'visits' ORDER BY column_name"""))
        .containsExactly(
            List.of("note", "RANDOMIZED", "ROW_GCM"),
            List.of("patient", "DETERMINISTIC", "AES_SIV"));
    assertThat(database.column("SELECT key_name FROM information_schema.encryption_keys"))
        .containsExactly("default");
  }
}
