package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a connection may do with tables that are not registered, without keys, and when told. */
class RightsTest extends EndToEnd {

  @BeforeEach
  void fill() throws SQLException {
    database.run("CREATE TABLE secrets (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
    database.run("INSERT INTO secrets VALUES ('1', 'sesame'), ('2', 'open')");
    stored.createTable("legacy");
    stored.put(
        "legacy", Map.of("id", AttributeValue.fromS("1"), "size", AttributeValue.fromN("5")));
  }

  @Test
  void anUnregisteredTableIsReadAsStored() throws SQLException {
    assertThat(database.rows("SELECT id, size FROM legacy WHERE size > 4"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).map(Object::toString).containsExactly("1", "5"));
    assertThat(database.column("SHOW TABLES")).containsExactly("legacy", "secrets");
  }

  @Test
  void anUnregisteredTableIsWrittenOnlyWhenAllowed() throws SQLException {
    for (String sql :
        List.of(
            "INSERT INTO legacy (id, size) VALUES ('2', 6)",
            "UPDATE legacy SET size = 7 WHERE id = '1'",
            "DELETE FROM legacy WHERE id = '1'")) {
      assertThat(database.state(sql)).as(sql).isEqualTo("25006");
    }
    assertThat(stored.items("legacy")).hasSize(1);
    try (Database allowed = another("unregistered=write")) {
      assertThat(allowed.run("INSERT INTO legacy (id, size) VALUES ('2', 6)")).isEqualTo(1);
      assertThat(allowed.run("UPDATE legacy SET size = 7 WHERE id = '1'")).isEqualTo(1);
    }
    assertThat(stored.item("legacy", "id", "1")).containsEntry("size", AttributeValue.fromN("7"));
    assertThat(stored.item("legacy", "id", "2")).containsEntry("size", AttributeValue.fromN("6"));
  }

  @Test
  void withoutKeysNothingIsDecrypted() throws SQLException {
    try (Database keyless = Database.open(url())) {
      assertThat(keyless.warnings()).anySatisfy(text -> assertThat(text).contains("keys"));
      assertThat(keyless.value("SELECT word FROM secrets WHERE id = '1'"))
          .isEqualTo(stored.item("secrets", "id", "1").get("word").b().asByteArray());
    }
  }

  @Test
  void withoutKeysNothingIsWritten() throws SQLException {
    String before = stored.bytes("secrets") + stored.bytes("legacy");
    try (Database keyless = Database.open(url("unregistered=write"))) {
      for (String sql :
          List.of(
              "INSERT INTO secrets (id, word) VALUES ('3', 'x')",
              "UPDATE secrets SET word = 'x' WHERE id = '1'",
              "DELETE FROM secrets WHERE id = '1'",
              "INSERT INTO legacy (id) VALUES ('3')",
              "CREATE TABLE others (id STRING PRIMARY KEY)",
              "DROP TABLE secrets")) {
        assertThat(keyless.state(sql)).as(sql).isEqualTo("5E003");
      }
    }
    assertThat(stored.bytes("secrets") + stored.bytes("legacy")).isEqualTo(before);
    assertThat(stored.tables()).containsExactlyInAnyOrder(catalog, "legacy", "secrets");
  }

  @Test
  void aReadOnlyConnectionReads() throws SQLException {
    try (Database readOnly = another("readOnly=true")) {
      assertThat(readOnly.value("SELECT word FROM secrets WHERE id = '1'")).isEqualTo("sesame");
      for (String sql :
          List.of(
              "INSERT INTO secrets VALUES ('3', 'x')",
              "UPDATE secrets SET word = 'x' WHERE id = '1'",
              "DELETE FROM secrets",
              "CREATE TABLE others (id STRING PRIMARY KEY)",
              "CREATE KEY k",
              "CREATE CATALOG IF NOT EXISTS",
              "DROP TABLE secrets")) {
        assertThat(readOnly.state(sql)).as(sql).isEqualTo("25006");
      }
    }
    assertThat(stored.items("secrets")).hasSize(2);
  }

  @Test
  void aConnectionIsMadeReadOnlyAndBack() throws SQLException {
    database.connection().setReadOnly(true);
    assertThat(database.state("DELETE FROM secrets WHERE id = '1'")).isEqualTo("25006");
    database.connection().setReadOnly(false);
    assertThat(database.run("DELETE FROM secrets WHERE id = '1'")).isEqualTo(1);
  }

  @Test
  void aScanIsRefusedWhenDenied() throws SQLException {
    try (Database narrow = another("fullScan=deny")) {
      assertThat(narrow.state("SELECT word FROM secrets")).isEqualTo("53400");
      assertThat(narrow.state("SELECT COUNT(*) FROM secrets WHERE word = 'open'"))
          .isEqualTo("53400");
      assertThat(narrow.state("DELETE FROM secrets WHERE word = 'open'")).isEqualTo("53400");
      assertThat(narrow.value("SELECT word FROM secrets WHERE id = '2'")).isEqualTo("open");
    }
    assertThat(stored.items("secrets")).hasSize(2);
  }

  @Test
  void aJoinThatLooksUpItsRowsIsNoScan() throws SQLException {
    database.run("CREATE TABLE hidden (id STRING ENCRYPTED DETERMINISTIC PRIMARY KEY, n INTEGER)");
    database.run("INSERT INTO hidden VALUES ('1', 10), ('2', 20), ('3', 30)");
    database.run("CREATE TABLE parts (p INTEGER, s INTEGER, PRIMARY KEY (p, s))");
    database.run("INSERT INTO parts VALUES (1, 1), (1, 2), (2, 1), (3, 1)");
    try (Database narrow = another("fullScan=deny")) {
      assertThat(
              narrow.column(
                  "SELECT s.word FROM (VALUES ('2'), ('2'), ('9')) AS v (k) JOIN secrets s ON s.id = v.k"))
          .containsExactly("open", "open");
      assertThat(
              narrow.column(
                  "SELECT word FROM secrets WHERE id IN (SELECT k FROM (VALUES ('1'), ('2')) AS v (k))"
                      + " AND word = 'open'"))
          .containsExactly("open");
      assertThat(
              narrow.column(
                  "SELECT h.n FROM hidden h JOIN secrets s ON s.id = h.id WHERE h.id IN ('3', '2')"))
          .containsExactly(20);
      assertThat(
              narrow.column(
                  "SELECT COUNT(*) FROM parts JOIN (VALUES (1), (1), (2)) AS v (k) ON p = k"))
          .containsExactly(5L);
      assertThat(
              narrow.column(
                  "SELECT COUNT(*) FROM parts JOIN (VALUES (1), (1), (2)) AS v (k) ON p = k WHERE s < 2"))
          .containsExactly(3L);
      assertThat(narrow.state("SELECT n FROM hidden JOIN secrets ON word = 'open'"))
          .isEqualTo("53400");
      assertThat(
              narrow.state(
                  "DELETE FROM secrets WHERE id IN (SELECT k FROM (VALUES ('1')) AS v (k))"))
          .isEqualTo("53400");
    }
    assertThat(stored.items("secrets")).hasSize(2);
    assertThat(
            database.warnings(
                "SELECT s.word FROM (VALUES ('2')) AS v (k) JOIN secrets s ON s.id = v.k"))
        .isEmpty();
    assertThat(
            database.run(
                "UPDATE secrets SET word = 'x' WHERE id IN (SELECT k FROM (VALUES ('1')) AS v (k))"))
        .isEqualTo(1);
    assertThat(database.column("SELECT word FROM secrets ORDER BY id"))
        .containsExactly("x", "open");
  }

  @Test
  void aBudgetBoundsWhatAStatementReads() throws SQLException {
    try (Database poor = another("readBudget=1")) {
      assertThat(poor.state("SELECT word FROM secrets")).isEqualTo("53400");
      assertThat(poor.value("SELECT word FROM secrets WHERE id = '2'")).isEqualTo("open");
    }
  }

  @Test
  void aSecondCatalogIsNotMade() throws SQLException {
    assertThat(database.run("CREATE CATALOG IF NOT EXISTS")).isZero();
    String before = stored.bytes(catalog);
    database.failure("CREATE CATALOG");
    assertThat(stored.bytes(catalog)).isEqualTo(before);
  }
}
