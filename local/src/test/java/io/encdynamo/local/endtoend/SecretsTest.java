package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Known secrets go through every way out that is no result, and none of them comes along. */
class SecretsTest extends EndToEnd {
  private static final String STORED = "xyzzy-stored";
  private static final String LITERAL = "xyzzy-literal";
  private static final String PASSWORD = "xyzzy-password";

  private String key;

  @BeforeEach
  void fill() throws IOException, SQLException {
    key = Files.readString(keys);
    database.run(
        """
        CREATE TABLE vault (
          id STRING PRIMARY KEY ENCRYPTED DETERMINISTIC,
          word STRING ENCRYPTED NOT NULL,
          short VARCHAR(3) ENCRYPTED,
          number INTEGER ENCRYPTED DETERMINISTIC)""");
    database.run("INSERT INTO vault (id, word) VALUES (?, ?)", "k", STORED);
  }

  private void assertSilent(String text) {
    assertThat(text).doesNotContain(STORED, LITERAL, PASSWORD, key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'xyzzy-literal' 'xyzzy-literal'",
        "SELECT 'xyzzy-literal",
        "SELECT word FROM vault WHERE 'xyzzy-literal' ==",
        "SELECT nosuch FROM vault WHERE word = 'xyzzy-literal'",
        "SELECT * FROM nosuch WHERE word = 'xyzzy-literal'",
        "SELECT nosuch(word, 'xyzzy-literal') FROM vault",
        "SELECT word FROM vault WHERE word LIKE 'xyzzy-literal' ESCAPE 'xyzzy-literal'",
        "INSERT INTO vault (id, word) VALUES ('k', 'xyzzy-literal')",
        "INSERT INTO vault (id) VALUES ('xyzzy-literal')",
        "INSERT INTO vault (id, word, short) VALUES ('l', 'w', 'xyzzy-literal')",
        "INSERT INTO vault (id, word, number) VALUES ('l', 'w', 'xyzzy-literal')",
        "INSERT INTO vault VALUE {'id': 'l', 'WORD': 'xyzzy-literal'}",
        "UPDATE vault SET number = word",
        "UPDATE vault SET short = word",
        "UPDATE vault SET number = 'xyzzy-literal' WHERE id = 'k'",
        "CREATE KEY k USING 'keystore:xyzzy-literal#xyzzy-literal'",
        "CREATE TABLE things (id STRING PRIMARY KEY, w STRING DEFAULT 'xyzzy-literal' ENCRYPTED KEY nosuch)"
      })
  void errorsAreSilent(String sql) throws SQLException {
    assertSilent(database.failure(sql).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CAST(word AS INTEGER) FROM vault",
        "SELECT CAST('xyzzy-literal' AS DATE)",
        "SELECT word + 1 FROM vault",
        "SELECT word FROM vault WHERE SUBSTRING(word, 'xyzzy-literal') = 'x'"
      })
  void errorsOfStrictTypingAreSilent(String sql) throws SQLException {
    try (Database strict = another("typing=strict")) {
      assertSilent(strict.failure(sql).text());
    }
  }

  @Test
  void aValueThatFailsAuthenticationIsNotTold() throws SQLException {
    Map<String, AttributeValue> item = stored.items("vault").get(0);
    stored.replace("vault", item, "word", AttributeValue.fromS(STORED));
    assertSilent(database.failure("SELECT word FROM vault").text());
  }

  @Test
  void refusedConnectionsAreSilent() throws IOException {
    String other = Files.readString(newKey("other.key"));
    List<String> urls =
        List.of(
            url("keys=file:" + directory.resolve("nowhere"), "keysPassword=" + PASSWORD),
            url("password=" + PASSWORD, "nosuch=" + PASSWORD),
            url("user=me", "password=" + PASSWORD, "fetchSize=" + PASSWORD),
            url("keys=" + other),
            "jdbc:encdynamo:http://127.0.0.1:1?connectTimeout=100ms&user=u&password=" + PASSWORD);
    for (String url : urls) {
      Refusal refusal = Refusal.of("a URL that is refused", () -> Database.open(url).close());
      assertSilent(refusal.text());
      assertThat(refusal.text()).doesNotContain(other);
    }
  }

  @Test
  void theUrlOfAConnectionLeavesThemOut() throws SQLException {
    try (Database open = another("user=me", "password=" + PASSWORD, "sessionToken=" + PASSWORD)) {
      assertSilent(open.connection().getMetaData().getURL());
      assertThat(open.connection().getMetaData().getURL()).startsWith("jdbc:encdynamo:http");
      assertSilent(open.connection().toString());
    }
  }

  @Test
  void plansAndWarningsAreSilent() throws SQLException {
    List<String> texts = new ArrayList<>();
    for (String sql :
        List.of(
            "SELECT word FROM vault WHERE id = 'xyzzy-literal' AND word > 'xyzzy-literal'",
            "SELECT word || 'xyzzy-literal' FROM vault WHERE word LIKE 'xyzzy-literal%'",
            "UPDATE vault SET word = 'xyzzy-literal' WHERE id = 'xyzzy-literal'",
            "INSERT INTO vault (id, word) VALUES ('xyzzy-literal', 'xyzzy-literal')",
            "DELETE FROM vault WHERE word = 'xyzzy-literal'")) {
      texts.add(database.plan(sql));
    }
    texts.addAll(database.warnings("SELECT word FROM vault WHERE word <> 'xyzzy-literal'"));
    texts.addAll(database.warnings("SELECT word + 1 FROM vault"));
    assertThat(texts).hasSizeGreaterThan(6).allSatisfy(this::assertSilent);
  }

  @Test
  void whatTheDatabaseTellsOfItselfIsSilent() throws SQLException {
    for (String sql :
        List.of(
            "DESCRIBE vault",
            "SHOW CREATE TABLE vault",
            "SELECT * FROM information_schema.encryption_keys",
            "SELECT * FROM information_schema.columns")) {
      assertSilent(database.rows(sql).toString());
    }
  }
}
