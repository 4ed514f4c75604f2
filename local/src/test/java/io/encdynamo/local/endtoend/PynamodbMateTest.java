package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table that Python's pynamodb_mate made, opened with its password. */
class PynamodbMateTest extends EndToEnd {
  private static final String TABLE = "pynamodb-mate-example-client-side-encryption";
  private static final PythonCipher PYTHON = new PythonCipher("my-password");
  private static final String REGISTER =
      """
      CREATE TABLE IF NOT EXISTS "pynamodb-mate-example-client-side-encryption" (
        aid STRING PRIMARY KEY,
        secret_integer INTEGER ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE,
        secret_message STRING ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE,
        secret_binary BINARY ENCRYPTED RANDOMIZED KEY legacy SUITE PYNAMODB_MATE,
        secret_float DOUBLE ENCRYPTED RANDOMIZED KEY legacy SUITE PYNAMODB_MATE,
        secret_data JSON ENCRYPTED RANDOMIZED KEY legacy SUITE PYNAMODB_MATE)""";

  @Override
  String createCatalog() {
    return "CREATE CATALOG WITH (lease = 1)";
  }

  /** A connection that may use passwords of pynamodb_mate. */
  private Database mate;

  @BeforeEach
  void register() throws IOException, SQLException {
    stored.createTable(TABLE, "aid", ScalarAttributeType.S);
    stored.put(
        TABLE,
        Map.of(
            "aid", AttributeValue.fromS("aid-001"),
            "secret_integer", hex("4b029cf48c3840cf6eceb74e568d0d48"),
            "secret_message",
                hex("8917175dad40abdad913d9e9b5c22c02462b67784f8beb49885b4a3c90eedcff"),
            "secret_binary",
                ascii("{\"nonce\": \"h7PYfVMR0%\", \"token\": \"<5UTbuxi_674Yx|q{I\"}"),
            "secret_float", ascii("{\"nonce\": \"FTIU)7>ayz\", \"token\": \"o|_U!\"}"),
            "secret_data",
                ascii(
                    "{\"nonce\": \"*6nD)O5pyI\", \"token\":"
                        + " \"_MV*k4Y{(WmL01-?L~jawW#Is3ixE(kTpDUl#_!$G4}\"}")));
    mate = another("providers=pynamodb-mate");
    makeKey("legacy", PYTHON.password());
    mate.run(REGISTER);
  }

  @AfterEach
  void closeMate() throws SQLException {
    if (mate != null) {
      mate.close();
    }
  }

  private void makeKey(String name, String password) throws IOException, SQLException {
    Files.writeString(directory.resolve(name), password + "\n");
    mate.run("CREATE KEY " + name + " USING 'pynamodb-mate:file:" + directory.resolve(name) + "'");
  }

  private static AttributeValue hex(String bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(HexFormat.of().parseHex(bytes)));
  }

  private static AttributeValue ascii(String text) {
    return AttributeValue.fromB(SdkBytes.fromString(text, StandardCharsets.US_ASCII));
  }

  private static String from(String columns) {
    return "SELECT " + columns + " FROM \"" + TABLE + "\"";
  }

  private Map<String, AttributeValue> item(String aid) {
    return stored.item(TABLE, "aid", aid);
  }

  @Test
  void theFiveSamplesAreRead() throws SQLException {
    List<Object> row =
        mate.rows(
                from(
                    "secret_integer, secret_message, secret_binary, secret_float, secret_data.Bob"))
            .get(0);

    assertThat(row.get(0)).isEqualTo(1234);
    assertThat(row.get(1)).isEqualTo("attack at 2PM tomorrow!");
    assertThat((byte[]) row.get(2)).asString(StandardCharsets.US_ASCII).isEqualTo("a secret image");
    assertThat(row.get(3)).isEqualTo(3.14);
    assertThat(((Number) row.get(4)).intValue()).isEqualTo(2);
    assertThat(mate.column(from("aid") + " WHERE secret_message = ?", "attack at 2PM tomorrow!"))
        .containsExactly("aid-001");
    assertThat(mate.plan(from("aid") + " WHERE secret_message = ?", "x"))
        .contains("secret_message");
  }

  @Test
  void columnsMoveToModernSuitesWhereTheyStand() throws SQLException {
    String alter = "ALTER TABLE \"" + TABLE + "\" ALTER COLUMN ";
    mate.run(alter + "secret_message SET ENCRYPTED DETERMINISTIC");
    mate.run(alter + "secret_data SET ENCRYPTED PADDED");
    mate.run(alter + "secret_float DROP ENCRYPTION");

    Map<String, AttributeValue> item = item("aid-001");
    assertThat(item.get("secret_message").b().asByteArray()).startsWith(1);
    assertThat(item.get("secret_data").b().asByteArray()).startsWith(2);
    assertThat(item.get("secret_float").n()).isEqualTo("3.14");
    theFiveSamplesAreRead();
    Refusal ambiguous =
        Refusal.of("bytes", () -> mate.run(alter + "secret_binary DROP ENCRYPTION"));
    assertThat(ambiguous.state()).isEqualTo("0A000");
  }

  @Test
  void usingItWarns() throws SQLException {
    try (Statement statement = mate.connection().createStatement()) {
      statement.execute(
          "CREATE TABLE other (id STRING PRIMARY KEY,"
              + " v STRING ENCRYPTED KEY legacy SUITE PYNAMODB_MATE)");
      assertThat(statement.getWarnings().getMessage())
          .contains("PYNAMODB_MATE", "does not authenticate", "no versions");
    }
  }

  @Test
  void whatIsWrittenIsWhatPythonWrites() throws SQLException {
    mate.run(
        "INSERT INTO \""
            + TABLE
            + "\" VALUES ('aid-002', 1234, 'attack at 2PM tomorrow!', ?, 2.5, '{\"b\": 1.0}')",
        new byte[] {1, 2});
    mate.run("UPDATE \"" + TABLE + "\" SET secret_integer = -7 WHERE aid = 'aid-001'");
    mate.run("UPDATE \"" + TABLE + "\" SET secret_message = 'x' WHERE secret_integer = 1234");

    assertThat(item("aid-002").get("secret_integer"))
        .isEqualTo(hex("4b029cf48c3840cf6eceb74e568d0d48"));
    assertThat(item("aid-001").get("secret_integer")).isEqualTo(PYTHON.encrypt("-7"));
    assertThat(item("aid-002").get("secret_message")).isEqualTo(PYTHON.encrypt("x"));
    assertThat(Objects.requireNonNull(item("aid-002").get("secret_data")).b().asUtf8String())
        .matches("\\{\"nonce\": \"[!-~]{10}\", \"token\": \"[!-~]{13}\"}");
    assertThat(mate.rows(from("secret_float, secret_data.b") + " WHERE aid = 'aid-002'"))
        .containsExactly(List.of(2.5, 1.0));
    assertThat(mate.run("DELETE FROM \"" + TABLE + "\" WHERE secret_message = 'x'")).isEqualTo(1);
    assertThat(stored.items(TABLE)).hasSize(1);
  }

  @Test
  void equalityFindsWholeNumbersAndFloats() throws SQLException {
    mate.run(
        """
        CREATE TABLE numbers (
          id STRING PRIMARY KEY, n DECIMAL ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE)""");
    for (String text : List.of("1", "1.0", "2", "2.5", "1e+16", "10000000000000000")) {
      stored.put("numbers", Map.of("id", AttributeValue.fromS(text), "n", PYTHON.encrypt(text)));
    }

    assertThat(mate.column("SELECT id FROM numbers WHERE n = 1"))
        .containsExactlyInAnyOrder("1", "1.0");
    assertThat(mate.column("SELECT id FROM numbers WHERE n = ?", 1.0))
        .containsExactlyInAnyOrder("1", "1.0");
    assertThat(mate.column("SELECT id FROM numbers WHERE n = 1e16"))
        .containsExactlyInAnyOrder("1e+16", "10000000000000000");
    assertThat(mate.column("SELECT id FROM numbers WHERE n IN (2, 2.5)"))
        .containsExactlyInAnyOrder("2", "2.5");
    assertThat(mate.column("SELECT id FROM numbers WHERE n <> 1 AND n < 10"))
        .containsExactlyInAnyOrder("2", "2.5");
    assertThat(mate.rows("SELECT n, COUNT(*) FROM numbers GROUP BY n HAVING COUNT(*) > 1"))
        .hasSize(2);
    assertThat(
            mate.column(
                "SELECT a.id FROM numbers AS a JOIN numbers AS b ON a.n = b.n WHERE b.id = '1'"))
        .containsExactlyInAnyOrder("1", "1.0");
    assertThat(mate.state("INSERT INTO numbers VALUES ('x', 0.1234567890123456789)"))
        .isEqualTo("22023");
  }

  @Test
  void aNumberAsKeyIsTheSameAsWholeNumberAndAsFloat() throws SQLException {
    stored.createTable("by_number", "n", ScalarAttributeType.B);
    stored.put("by_number", Map.of("n", PYTHON.encrypt("1.0"), "v", AttributeValue.fromS("one")));
    mate.run(
        """
        CREATE TABLE IF NOT EXISTS by_number (
          n INTEGER PRIMARY KEY ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE,
          v STRING)""");

    assertThat(mate.value("SELECT v FROM by_number WHERE n = 1")).isEqualTo("one");
    assertThat(mate.state("INSERT INTO by_number VALUES (1, 'again')")).isEqualTo("23505");
    assertThat(mate.run("UPDATE by_number SET v = 'uno' WHERE n = 1")).isEqualTo(1);
    mate.run("INSERT INTO by_number VALUES (2, 'two')");
    mate.run("UPSERT INTO by_number VALUES (1, 'eins')");
    assertThat(mate.rows("SELECT n, v FROM by_number ORDER BY n"))
        .containsExactly(List.of(1, "eins"), List.of(2, "two"));
    assertThat(mate.run("DELETE FROM by_number WHERE n = 1")).isEqualTo(1);
    assertThat(stored.items("by_number")).hasSize(1);
  }

  @Test
  void equalDocumentsAreFoundWhateverTheirTexts() throws SQLException {
    mate.run(
        """
        CREATE TABLE documents (
          id STRING PRIMARY KEY,
          d JSON ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE)""");
    for (String text : List.of("{\"a\": 1, \"b\": 2}", "{\"b\": 2.0, \"a\": 1}", "{\"a\": 1}")) {
      stored.put("documents", Map.of("id", AttributeValue.fromS(text), "d", PYTHON.encrypt(text)));
    }

    assertThat(mate.column("SELECT id FROM documents WHERE d = {'a': 1, 'b': 2}"))
        .containsExactlyInAnyOrder("{\"a\": 1, \"b\": 2}", "{\"b\": 2.0, \"a\": 1}");
  }

  @Test
  void eachAttributeMayHaveItsPassword() throws Exception {
    makeKey("second", "another password");
    mate.run(
        """
        CREATE TABLE two (
          id STRING PRIMARY KEY,
          a STRING ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE,
          b STRING ENCRYPTED DETERMINISTIC KEY second SUITE PYNAMODB_MATE,
          c STRING ENCRYPTED)""");
    mate.run("INSERT INTO two VALUES ('1', 'x', 'x', 'x')");

    Map<String, AttributeValue> item = stored.item("two", "id", "1");
    assertThat(item.get("a")).isEqualTo(PYTHON.encrypt("x"));
    assertThat(item.get("b")).isEqualTo(new PythonCipher("another password").encrypt("x"));
    assertThat(mate.rows("SELECT a, b, c FROM two")).containsExactly(List.of("x", "x", "x"));
    assertThat(mate.rows("SHOW CREATE TABLE two").get(0).get(1))
        .asString()
        .contains("ENCRYPTED DETERMINISTIC KEY second SUITE PYNAMODB_MATE");
  }

  @Test
  void aTableIsMovedToTheSuitesOfThisDriver() throws SQLException {
    stored.put(
        TABLE,
        Map.of(
            "aid",
            AttributeValue.fromS("forged"),
            "secret_message",
            item("aid-001").get("secret_message")));
    mate.run(
        """
        CREATE TABLE archive (
          aid STRING PRIMARY KEY,
          secret_integer INTEGER ENCRYPTED DETERMINISTIC,
          secret_message STRING ENCRYPTED DETERMINISTIC,
          secret_binary BINARY ENCRYPTED,
          secret_float DOUBLE ENCRYPTED,
          secret_data JSON ENCRYPTED)""");

    assertThat(mate.run("INSERT INTO archive SELECT * FROM \"" + TABLE + "\"")).isEqualTo(2);

    assertThat(
            mate.rows(
                "SELECT secret_integer, secret_message, secret_float, secret_data.Cathy FROM archive"
                    + " WHERE aid = 'aid-001'"))
        .containsExactly(
            mate.rows(
                    from("secret_integer, secret_message, secret_float, secret_data.Cathy")
                        + " WHERE aid = 'aid-001'")
                .get(0));
    // nothing in the old table tells what was put there by somebody else
    assertThat(mate.column("SELECT secret_message FROM archive WHERE aid = 'forged'"))
        .containsExactly("attack at 2PM tomorrow!");
    Map<String, AttributeValue> moved = stored.item("archive", "aid", "aid-001");
    stored.replace("archive", moved, "secret_message", Stored.flipped(moved.get("secret_message")));
    assertThat(mate.state("SELECT secret_message FROM archive WHERE aid = 'aid-001'"))
        .isEqualTo("5E001");
  }

  @Test
  void anotherPasswordIsAnErrorAndNotGarbage() throws Exception {
    Files.writeString(directory.resolve("legacy"), "my-passwort");
    try (Database wrong = another("providers=pynamodb-mate")) {
      assertThat(wrong.state(from("secret_binary"))).isEqualTo("5E002");
      assertThat(wrong.state("UPDATE \"" + TABLE + "\" SET secret_integer = 1 WHERE aid = 'a'"))
          .isEqualTo("5E002");
    }
    assertThat(database.state(from("secret_binary"))).isEqualTo("5E002");
  }

  @Test
  void aTableOfAnotherPasswordIsNotRegistered() throws Exception {
    makeKey("wrong", "no password of theirs");
    stored.createTable("theirs", "id", ScalarAttributeType.S);
    stored.put("theirs", Map.of("id", AttributeValue.fromS("1"), "v", PYTHON.encrypt("a text")));

    String sql =
        "CREATE TABLE IF NOT EXISTS theirs (id STRING PRIMARY KEY,"
            + " v %s ENCRYPTED %s KEY %s SUITE PYNAMODB_MATE)";
    assertThat(mate.state(String.format(sql, "STRING", "DETERMINISTIC", "wrong")))
        .isEqualTo("42S01");
    assertThat(mate.state(String.format(sql, "STRING", "RANDOMIZED", "legacy"))).isEqualTo("42S01");
    assertThat(mate.state(String.format(sql, "INTEGER", "DETERMINISTIC", "legacy")))
        .isEqualTo("42S01");
    mate.run(String.format(sql, "STRING", "DETERMINISTIC", "legacy"));
    assertThat(mate.value("SELECT v FROM theirs")).isEqualTo("a text");
  }

  @Test
  void aTableThatHoldsValuesInClearIsNotRegistered() throws SQLException {
    stored.createTable("mixed", "id", ScalarAttributeType.S);
    stored.put("mixed", Map.of("id", AttributeValue.fromS("1"), "v", PYTHON.encrypt("a text")));
    stored.put(
        "mixed", Map.of("id", AttributeValue.fromS("2"), "v", AttributeValue.fromS("in clear")));
    String sql =
        "CREATE TABLE IF NOT EXISTS mixed (id STRING PRIMARY KEY,"
            + " v STRING ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE)";

    assertThat(mate.state(sql)).isEqualTo("42S01");
    stored.put("mixed", Map.of("id", AttributeValue.fromS("2"), "v", AttributeValue.fromNul(true)));
    mate.run(sql);
    assertThat(mate.column("SELECT v FROM mixed")).containsExactlyInAnyOrder("a text", null);

    stored.put("mixed", Map.of("id", AttributeValue.fromS("3"), "v", AttributeValue.fromS("x")));
    assertThat(mate.state("SELECT v FROM mixed WHERE id = '3'")).isEqualTo("5E001");
    assertThat(mate.state("CREATE TABLE IF NOT EXISTS \"" + TABLE + "\" (aid STRING PRIMARY KEY)"))
        .isEqualTo("42S01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "v STRING ENCRYPTED KEY legacy; 42000",
        "v STRING ENCRYPTED DETERMINISTIC KEY legacy; 42000",
        "v STRING ENCRYPTED SUITE PYNAMODB_MATE; 42000",
        "v STRING ENCRYPTED KEY legacy SUITE ROW_GCM; 42000",
        "v STRING ENCRYPTED KEY legacy SUITE PYNAMODB_MATE PADDED; 42000",
        "v STRING ENCRYPTED KEY legacy DOMAIN d SUITE PYNAMODB_MATE; 42000",
        "v STRING ENCRYPTED KEY legacy SUITE PYNAMODB_MATE BLIND INDEX; 42000",
        "v REAL ENCRYPTED KEY legacy SUITE PYNAMODB_MATE; 0A000",
        "v DATE ENCRYPTED KEY legacy SUITE PYNAMODB_MATE; 0A000",
        "v STRING SET ENCRYPTED KEY legacy SUITE PYNAMODB_MATE; 0A000"
      })
  void whatDoesNotGoTogetherIsRefused(String column, String state) throws SQLException {
    assertThat(mate.state("CREATE TABLE refused (id STRING PRIMARY KEY, " + column + ")"))
        .isEqualTo(state);
    assertThat(stored.tables()).doesNotContain("refused");
  }

  @Test
  void whatCannotBeLookedUpIsNoKey() throws SQLException {
    for (String column : List.of("JSON ENCRYPTED DETERMINISTIC", "STRING ENCRYPTED RANDOMIZED")) {
      assertThat(
              mate.state(
                  "CREATE TABLE refused (id "
                      + column
                      + " KEY legacy SUITE PYNAMODB_MATE, PRIMARY KEY (id))"))
          .isEqualTo("5E005");
    }
  }

  @Test
  void aPasswordHasNoVersions() throws Exception {
    Files.writeString(directory.resolve("moved"), PYTHON.password());
    String other = "pynamodb-mate:file:" + directory.resolve("moved");

    assertThat(mate.state("ALTER KEY legacy ROTATE")).isEqualTo("0A000");
    assertThat(mate.state("ALTER KEY legacy RETIRE VERSION 1")).isEqualTo("0A000");
    assertThat(mate.state("ALTER KEY legacy REWRAP USING 'file:" + keys + "'")).isEqualTo("0A000");
    mate.run("CREATE KEY modern");
    assertThat(mate.state("ALTER KEY modern REWRAP USING '" + other + "'")).isEqualTo("0A000");

    mate.run("ALTER KEY legacy REWRAP USING '" + other + "'");
    Files.delete(directory.resolve("legacy"));
    try (Database after = another("providers=pynamodb-mate")) {
      assertThat(after.value(from("secret_integer"))).isEqualTo(1234);
    }
  }

  @Test
  void itsKeysHaveToBeListedInProviders() throws SQLException {
    Refusal refusal = database.failure("CREATE KEY k USING 'pynamodb-mate:env:PATH'");

    assertThat(refusal.state()).isEqualTo("5E002");
    assertThat(refusal.text()).contains("providers");
    assertThat(mate.state("CREATE KEY k USING 'pynamodb-mate:env:ENCDYNAMO_NO_SUCH_VARIABLE'"))
        .isEqualTo("5E002");
    mate.run("CREATE KEY k USING 'pynamodb-mate:env:PATH'");
  }
}
