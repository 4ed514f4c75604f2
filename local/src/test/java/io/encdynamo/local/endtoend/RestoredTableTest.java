package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A backup of a table, restored by DynamoDB under another name (decision 010). */
class RestoredTableTest extends EndToEnd {

  @BeforeEach
  void restore() throws SQLException {
    database.run(
        "CREATE TABLE vault (id STRING PRIMARY KEY, word STRING ENCRYPTED,"
            + " mark STRING ENCRYPTED DETERMINISTIC, town STRING)");
    database.run(
        "INSERT INTO vault VALUES ('1', 'sesame', 'x', 'Ulm'), ('2', 'open', 'y', 'Bonn')");
    stored.createTable("vault-restored");
    stored.items("vault").forEach(item -> stored.put("vault-restored", item));
  }

  @Test
  void itIsReadWithTheDefinitionOfItsOriginal() throws SQLException {
    database.run("ATTACH TABLE 'vault-restored' AS RESTORE OF vault");
    database.run("UPDATE vault SET word = 'lost' WHERE id = '1'");
    assertThat(database.rows("SELECT * FROM \"vault-restored\" ORDER BY id"))
        .containsExactly(List.of("1", "sesame", "x", "Ulm"), List.of("2", "open", "y", "Bonn"));
    assertThat(database.value("SELECT id FROM \"vault-restored\" WHERE mark = 'y'")).isEqualTo("2");
    assertThat(
            database.rows(
                "SELECT v.word, r.word FROM vault v JOIN \"vault-restored\" r ON v.mark = r.mark"
                    + " WHERE v.word <> r.word"))
        .containsExactly(List.of("lost", "sesame"));
    assertThat(
            database.run(
                "UPSERT INTO vault (id, word, mark, town)"
                    + " SELECT id, word, mark, town FROM \"vault-restored\" WHERE id = '1'"))
        .isEqualTo(1);
    assertThat(database.value("SELECT word FROM vault WHERE id = '1'")).isEqualTo("sesame");
    assertThat(database.column("SHOW TABLES")).contains("vault", "vault-restored");
    try (Database other = another()) {
      assertThat(other.value("SELECT word FROM \"vault-restored\" WHERE id = '2'"))
          .isEqualTo("open");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO \"vault-restored\" (id) VALUES ('3')",
        "UPDATE \"vault-restored\" SET town = 'x'",
        "DELETE FROM \"vault-restored\" WHERE id = '1'",
        "DROP TABLE \"vault-restored\"",
        "ALTER TABLE \"vault-restored\" REENCRYPT",
        "ALTER TABLE \"vault-restored\" ALTER COLUMN town SET ENCRYPTED"
      })
  void itIsReadOnly(String sql) throws SQLException {
    database.run("ATTACH TABLE 'vault-restored' AS RESTORE OF vault");
    String before = stored.bytes("vault-restored");
    try (Database eager = another("unregistered=write")) {
      assertThat(eager.state(sql)).isEqualTo("25006");
    }
    assertThat(stored.bytes("vault-restored")).isEqualTo(before);
  }

  @Test
  void aWrongTableGivesNoWrongValue() throws SQLException {
    database.run(
        "CREATE TABLE others (id STRING PRIMARY KEY, word STRING ENCRYPTED,"
            + " mark STRING ENCRYPTED DETERMINISTIC, town STRING)");
    database.run("INSERT INTO others VALUES ('1', 'secret', 'x', 'Ulm')");
    stored.createTable("wrong");
    stored.items("others").forEach(item -> stored.put("wrong", item));
    stored.put(
        "wrong", Map.of("id", AttributeValue.fromS("2"), "word", AttributeValue.fromS("clear")));
    database.run("ATTACH TABLE 'wrong' AS RESTORE OF vault");
    for (String column : List.of("word", "mark")) {
      assertThat(database.state("SELECT " + column + " FROM wrong WHERE id = '1'"))
          .isEqualTo("5E001");
    }
    assertThat(database.state("SELECT word FROM wrong WHERE id = '2'")).isEqualTo("5E001");
    assertThat(database.column("SELECT id FROM wrong WHERE mark = 'x'")).isEmpty();
  }

  @Test
  void itIsForgottenAndItsOriginalStays() throws SQLException {
    database.run("ATTACH TABLE 'vault-restored' AS RESTORE OF vault");
    assertThat(database.state("DROP TABLE vault")).isEqualTo("2BP01");
    assertThat(database.state("FORGET TABLE vault")).isEqualTo("2BP01");
    database.run("FORGET TABLE \"vault-restored\"");
    assertThat(database.value("SELECT word FROM \"vault-restored\" WHERE id = '1'"))
        .as("as stored")
        .isInstanceOf(byte[].class);
    assertThat(database.value("SELECT word FROM vault WHERE id = '1'")).isEqualTo("sesame");
    database.run("DROP TABLE vault");
    assertThat(stored.tables()).contains("vault-restored").doesNotContain("vault");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42S02 ATTACH TABLE 'vault-restored' AS RESTORE OF nosuch",
        "42S02 ATTACH TABLE 'nosuch' AS RESTORE OF vault",
        "42S01 ATTACH TABLE 'vault' AS RESTORE OF vault",
        "42S01 ATTACH TABLE 'sorted' AS RESTORE OF vault",
        "42000 FORGET TABLE vault",
        "42S02 FORGET TABLE \"vault-restored\"",
      })
  void whatMakesNoSenseIsRefused(String stateAndSql) throws SQLException {
    database.run("CREATE TABLE keyed (id INTEGER PRIMARY KEY)");
    database.run("CREATE TABLE sorted (id INTEGER PRIMARY KEY)");
    database.run("FORGET TABLE sorted");
    String before = stored.bytes(catalog);
    assertThat(database.state(stateAndSql.substring(6))).isEqualTo(stateAndSql.substring(0, 5));
    assertThat(stored.bytes(catalog)).isEqualTo(before);
  }

  @Test
  void aTableThatDynamoDbLostIsForgottenOrMadeAgain() throws SQLException {
    database.run("ATTACH TABLE 'vault-restored' AS RESTORE OF vault");
    stored.deleteTable("vault");
    database.run(
        "CREATE TABLE IF NOT EXISTS vault (id STRING PRIMARY KEY, word STRING ENCRYPTED,"
            + " mark STRING ENCRYPTED DETERMINISTIC, town STRING)");
    assertThat(database.run("INSERT INTO vault SELECT * FROM \"vault-restored\"")).isEqualTo(2);
    assertThat(database.value("SELECT word FROM vault WHERE id = '2'")).isEqualTo("open");
    database.run("FORGET TABLE \"vault-restored\"");
    stored.deleteTable("vault");
    database.run("FORGET TABLE vault");
    assertThat(database.column("SHOW TABLES")).doesNotContain("vault");
  }
}
