package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is wrong is refused, with its SQLState and the way out, and the connection goes on. */
class BadInputTest extends EndToEnd {

  private static Refusal refused(String url) {
    return Refusal.of(url, () -> Database.open(url).close());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fullscan=deny          | fullScan
          conectTimeout=1s       | connectTimeout
          keyss=passphrase       | keys
          """)
  void anUnknownPropertyNamesItselfAndTheNearest(String property, String nearest) {
    Refusal failure = refused(url(property));
    assertThat(failure.state()).isEqualTo("08001");
    assertThat(failure.text())
        .contains("'" + property.substring(0, property.indexOf('=')) + "'")
        .contains("'" + nearest + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "readOnly=maybe",
    "connectTimeout=soon",
    "fetchSize=0",
    "fullScan=never",
    "keys=nonsense:x",
    "catalog=a%20b"
  })
  void aMalformedPropertyNamesItself(String property) {
    Refusal failure = refused(url(property));
    assertThat(failure.state()).isEqualTo("08001");
    assertThat(failure.text()).contains(property.substring(0, property.indexOf('=')));
  }

  @Test
  void anEndpointThatDoesNotAnswerCannotBeConnected() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url =
          "jdbc:encdynamo:http://127.0.0.1:" + silent.getLocalPort() + "?connectTimeout=500ms";
      assertThat(refused(url).state()).isEqualTo("08001");
    }
  }

  @Test
  void anEndpointThatIsNotThereCannotBeConnected() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Refusal failure = refused("jdbc:encdynamo:http://127.0.0.1:" + port + "?connectTimeout=500ms");
    assertThat(failure.text()).contains(Integer.toString(port));
    assertThat(failure.state()).isEqualTo("08001");
  }

  @Test
  void aKeyThatCannotBeReadOpensNothing() throws IOException {
    assertThat(refused(url("keys=file:" + directory.resolve("nowhere"))).state())
        .isEqualTo("5E002");
    Path broken = Files.writeString(directory.resolve("broken.key"), "not base64!");
    assertThat(refused(url("keys=file:" + broken)).state()).isEqualTo("5E002");
    Path tooShort = Files.writeString(directory.resolve("short.key"), "AAAA");
    assertThat(refused(url("keys=file:" + tooShort)).state()).isEqualTo("5E002");
    assertThat(refused(url("keys=env:ENCDYNAMO_NO_SUCH_VARIABLE")).state()).isEqualTo("5E002");
  }

  @Test
  void anotherKeyOpensNothing() throws IOException, SQLException {
    database.run("CREATE TABLE secrets (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
    database.run("INSERT INTO secrets VALUES ('1', 'sesame')");
    String before = stored.bytes("secrets");
    String url = url("keys=file:" + newKey("other.key"));
    try (Database stranger = Database.open(url)) {
      for (String sql :
          new String[] {
            "SELECT * FROM secrets",
            "SELECT word FROM secrets WHERE id = '1'",
            "INSERT INTO secrets VALUES ('2', 'x')",
            "DELETE FROM secrets",
            "CREATE CATALOG IF NOT EXISTS"
          }) {
        assertThat(stranger.refusal(sql).state()).as(sql).isIn("5E002", "5E003");
      }
    }
    assertThat(stored.bytes("secrets")).isEqualTo(before);
  }

  @Test
  void anUnknownTableIsNotFound() throws SQLException {
    database.run("CREATE TABLE customers (id STRING PRIMARY KEY, name STRING)");
    Refusal failure = database.failure("SELECT * FROM custmers");
    assertThat(failure.text()).contains("'custmers'").contains("'customers'");
    assertThat(failure.state()).isEqualTo("42S02");
    assertThat(database.state("INSERT INTO nothing VALUES (1)")).isEqualTo("42S02");
    assertThat(database.state("DROP TABLE nothing")).isEqualTo("42S02");
    assertThat(database.state("DROP TABLE x")).isEqualTo("42S02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT nmae FROM customers
          SELECT id FROM customers WHERE nmae = 'x'
          SELECT id FROM customers ORDER BY nmae
          INSERT INTO customers (id, nmae) VALUES ('1', 'x')
          INSERT INTO customers VALUE {'id': '1', 'nmae': 'x'}
          UPDATE customers SET nmae = 'x' WHERE id = '1'
          DELETE FROM customers WHERE nmae = 'x'
          """)
  void anUnknownColumnIsNotFoundAndTheNearestNamed(String sql) throws SQLException {
    database.run("CREATE TABLE customers (id STRING PRIMARY KEY, name STRING)");
    Refusal failure = database.failure(sql);
    assertThat(failure.text()).contains("'nmae'").contains("'name'");
    assertThat(failure.state()).isEqualTo("42S22");
    assertThat(stored.items("customers")).isEmpty();
  }

  @Test
  void aSyntaxErrorHasALineAndAColumn() throws SQLException {
    Refusal failure = database.failure("SELECT *\nFROM customers WHERE WHERE id = 'secret'");
    assertThat(failure.state()).isEqualTo("42000");
    assertThat(failure.text()).contains("line 2").contains("column 22").doesNotContain("secret'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id STRING PRIMARY KEY ENCRYPTED
          id STRING PRIMARY KEY ENCRYPTED RANDOMIZED
          id STRING, day INTEGER ENCRYPTED RANDOMIZED, PRIMARY KEY (id, day)
          """)
  void aKeyCannotBeRandomized(String columns) throws SQLException {
    assertThat(database.state("CREATE TABLE things (" + columns + ")")).isEqualTo("5E005");
    assertThat(stored.tables()).containsExactly(catalog);
    assertThat(database.column("SHOW TABLES")).isEmpty();
  }

  @Test
  void aPlaintextInAnEncryptedColumnIsNotRead() throws SQLException {
    database.run(
        """
        CREATE TABLE secrets (
          id STRING PRIMARY KEY, word STRING ENCRYPTED, code STRING ENCRYPTED DETERMINISTIC)""");
    stored.put(
        "secrets", Map.of("id", AttributeValue.fromS("1"), "word", AttributeValue.fromS("plain")));
    stored.put(
        "secrets", Map.of("id", AttributeValue.fromS("2"), "code", AttributeValue.fromS("plain")));
    Refusal failure = database.failure("SELECT * FROM secrets WHERE id = '1'");
    assertThat(failure.text()).contains("word").doesNotContain("plain");
    assertThat(failure.state()).isEqualTo("5E001");
    assertThat(database.state("SELECT code FROM secrets WHERE id = '2'")).isEqualTo("5E001");
    assertThat(database.state("SELECT id FROM secrets WHERE code <> 'x'")).isEqualTo("5E001");
    assertThat(database.state("SELECT code, COUNT(*) FROM secrets GROUP BY code"))
        .isEqualTo("5E001");
    assertThat(database.column("SELECT id FROM secrets WHERE id = '1'")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO secrets (id, "WORD") VALUES ('1', 'x')
          INSERT INTO secrets VALUE {'id': '1', 'WORD': 'x'}
          INSERT INTO secrets VALUE {'id': '1', 'word': 'x', 'Word': 'x'}
          """)
  void anAttributeThatDiffersOnlyInCaseIsNotWritten(String sql) throws SQLException {
    database.run("CREATE TABLE secrets (id STRING PRIMARY KEY, word STRING ENCRYPTED)");
    assertThat(database.state(sql)).isEqualTo("42939");
    assertThat(stored.items("secrets")).isEmpty();
  }

  @Test
  void tooFewParametersAreRefused() throws SQLException {
    database.run("CREATE TABLE things (id STRING PRIMARY KEY)");
    assertThat(database.state("SELECT * FROM things WHERE id = ?")).isEqualTo("07001");
  }
}
