package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An archive of secrets: a key in clear, and one encrypted column of each kind. */
class ArchiveTest extends EndToEnd {
  private static final String MESSAGE = "attack at 2PM tomorrow!";
  private static final byte[] IMAGE = "a secret image".getBytes(StandardCharsets.UTF_8);

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE archive (
          aid STRING PRIMARY KEY,
          secret_message STRING ENCRYPTED DETERMINISTIC,
          secret_binary BINARY ENCRYPTED,
          secret_integer INTEGER ENCRYPTED DETERMINISTIC,
          secret_float DOUBLE ENCRYPTED,
          secret_data JSON ENCRYPTED)""");
    database.run(
        "INSERT INTO archive VALUES ('aid-001', ?, ?, 1234, 3.14, {'Alice': 1, 'Cathy': 3})",
        MESSAGE,
        IMAGE);
  }

  @Test
  void itsOwnerReadsWhatWasWritten() throws SQLException {
    Connection connection = database.connection();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM archive WHERE aid = 'aid-001'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("secret_message")).isEqualTo(MESSAGE);
      assertThat(row.getBytes("secret_binary")).isEqualTo(IMAGE);
      assertThat(row.getInt("secret_integer")).isEqualTo(1234);
      assertThat(row.getDouble("secret_float")).isEqualTo(3.14);
      assertThat(row.getString("secret_data")).isEqualTo("{\"Alice\":1,\"Cathy\":3}");
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void dynamoDbHoldsBytesInEveryEncryptedColumn() {
    Map<String, AttributeValue> item = stored.item("archive", "aid", "aid-001");
    assertThat(item).hasSize(6);
    assertThat(
            Stream.of(
                "secret_message", "secret_binary", "secret_integer", "secret_float", "secret_data"))
        .allSatisfy(name -> assertThat(item.get(name).b()).as(name).isNotNull());
  }

  @Test
  void noPlaintextStandsInTableOrCatalog() throws SQLException {
    database.run("UPDATE archive SET secret_message = 'Hold the fire now!' WHERE aid = 'aid-001'");
    List<String> plaintexts =
        List.of(MESSAGE, "Hold the fire", "a secret image", "1234", "3.14", "Alice", "Cathy");
    assertThat(stored.bytes("archive")).contains("aid-001").doesNotContain(plaintexts);
    assertThat(stored.bytes(catalog)).contains("archive").doesNotContain(plaintexts);
  }

  @Test
  void deterministicValuesAreFoundByEquality() throws SQLException {
    database.run("INSERT INTO archive (aid, secret_message) VALUES ('aid-002', 'nothing today')");
    assertThat(database.column("SELECT aid FROM archive WHERE secret_message = ?", MESSAGE))
        .containsExactly("aid-001");
    assertThat(database.column("SELECT aid FROM archive WHERE secret_integer = 1234"))
        .containsExactly("aid-001");
    assertThat(database.column("SELECT aid FROM archive WHERE secret_integer = 1235")).isEmpty();
  }

  @Test
  void anUpdateChangesTheSecret() throws SQLException {
    assertThat(
            database.run(
                "UPDATE archive SET secret_message = 'Hold the fire now!' WHERE aid = 'aid-001'"))
        .isEqualTo(1);
    assertThat(database.value("SELECT secret_message FROM archive WHERE aid = 'aid-001'"))
        .isEqualTo("Hold the fire now!");
    assertThat(database.column("SELECT aid FROM archive WHERE secret_message = ?", MESSAGE))
        .isEmpty();
  }

  @Test
  void theSchemaCiphertextShowsTheStoredBytes() throws SQLException {
    byte[] bytes = (byte[]) database.value("SELECT secret_message FROM ciphertext.archive");
    assertThat(bytes)
        .isEqualTo(
            stored.item("archive", "aid", "aid-001").get("secret_message").b().asByteArray());
    assertThat(database.state("DELETE FROM ciphertext.archive WHERE aid = 'aid-001'"))
        .isEqualTo("0A000");
    assertThat(stored.items("archive")).hasSize(1);
  }

  @Test
  void aPreparedStatementIsUsedAgain() throws SQLException {
    String sql = "INSERT INTO archive (aid, secret_integer) VALUES (?, ?)";
    try (PreparedStatement insert = database.connection().prepareStatement(sql)) {
      for (int i = 0; i < 3; i++) {
        insert.setString(1, "many-" + i);
        insert.setInt(2, i);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
    }
    assertThat(database.value("SELECT SUM(secret_integer) FROM archive WHERE aid LIKE 'many-%'"))
        .isEqualTo(3L);
  }
}
