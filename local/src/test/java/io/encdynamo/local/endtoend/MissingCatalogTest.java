package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalog that was deleted does not look like first use: nothing is read, nothing is sent. */
class MissingCatalogTest extends EndToEnd {

  @BeforeEach
  void deleteTheCatalog() throws SQLException {
    database.run("CREATE TABLE secrets (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
    database.run("INSERT INTO secrets VALUES ('1', 'sesame')");
    stored.deleteTable(catalog);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM secrets",
        "SELECT id FROM secrets WHERE id = '1'",
        "SELECT * FROM ciphertext.secrets",
        "INSERT INTO secrets VALUES ('2', 'open')",
        "UPDATE secrets SET word = 'open' WHERE id = '1'",
        "DELETE FROM secrets WHERE id = '1'",
        "CREATE TABLE others (id STRING PRIMARY KEY, word STRING ENCRYPTED)",
        "CREATE TABLE IF NOT EXISTS secrets (id STRING PRIMARY KEY, word STRING ENCRYPTED)",
        "CREATE KEY k",
        "DROP TABLE secrets",
        "SHOW TABLES"
      })
  void everyStatementIsRefused(String sql) throws SQLException {
    String before = stored.bytes("secrets");
    for (String unregistered : new String[] {"read", "write"}) {
      try (Database late = another("unregistered=" + unregistered)) {
        assertThat(late.refusal(sql).state()).isEqualTo("5E003");
      }
    }
    assertThat(stored.tables()).containsExactly("secrets");
    assertThat(stored.bytes("secrets")).isEqualTo(before);
  }
}
