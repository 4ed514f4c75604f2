package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Columns of an application's own type: a JSON list of numbers. */
class CodecTest extends EndToEnd {
  private static final NumberList ONE = new NumberList(List.of(1L, 2L, 3L));
  private static final NumberList OTHER = new NumberList(List.of(-7L));

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE lists (
          id STRING PRIMARY KEY,
          plain NUMBER_LIST,
          fixed NUMBER_LIST ENCRYPTED DETERMINISTIC,
          hidden NUMBER_LIST ENCRYPTED PADDED)""");
    database.run("INSERT INTO lists VALUES (?, ?, ?, ?)", "1", ONE, ONE, ONE);
    database.run("INSERT INTO lists VALUES ('2', '[-7]', '[-7]', '[-7]')");
    database.run("INSERT INTO lists (id) VALUES ('3')");
  }

  @Test
  void objectsGoInAndComeOut() throws SQLException {
    assertThat(database.rows("SELECT plain, fixed, hidden FROM lists WHERE id = '1'"))
        .containsExactly(List.of(ONE, ONE, ONE));
    assertThat(database.rows("SELECT plain, fixed, hidden FROM lists WHERE id = '2'"))
        .containsExactly(List.of(OTHER, OTHER, OTHER));
    assertThat(database.column("SELECT hidden FROM lists WHERE id = '3'"))
        .containsExactly((Object) null);
    assertThat(stored.item("lists", "id", "1").get("plain"))
        .isEqualTo(AttributeValue.fromB(SdkBytes.fromUtf8String("[1, 2, 3]")));
    assertThat(stored.bytes("lists")).contains("[1, 2, 3]").doesNotContain("[-7]\nfixed [");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "fixed", "hidden"})
  void valuesAreComparedGroupedAndChanged(String column) throws SQLException {
    assertThat(database.column("SELECT id FROM lists WHERE " + column + " = '[-7]'"))
        .containsExactly("2");
    assertThat(database.column("SELECT id FROM lists WHERE " + column + " = ?", ONE))
        .containsExactly("1");
    assertThat(database.column("SELECT id FROM lists WHERE " + column + " = ?", "[1, 2, 3]"))
        .containsExactly("1");
    assertThat(database.column("SELECT id FROM lists WHERE " + column + " <> ?", ONE))
        .containsExactly("2");
    assertThat(database.column("SELECT id FROM lists WHERE " + column + " IS NULL"))
        .containsExactly("3");
    assertThat(database.run("UPDATE lists SET " + column + " = ? WHERE id = '3'", OTHER))
        .isEqualTo(1);
    assertThat(
            database.rows(
                "SELECT "
                    + column
                    + ", COUNT(*) FROM lists GROUP BY "
                    + column
                    + " ORDER BY COUNT(*)"))
        .containsExactly(List.of(ONE, 1L), List.of(OTHER, 2L));
    assertThat(
            database.column(
                "SELECT a.id FROM lists AS a JOIN lists AS b ON a."
                    + column
                    + " = b.fixed ORDER BY a.id"))
        .contains("1", "2");
  }

  @Test
  void itsTextIsWhatTheCodecSays() throws SQLException {
    try (PreparedStatement statement =
        database
            .connection()
            .prepareStatement("SELECT hidden, CAST(hidden AS STRING) FROM lists WHERE id = ?")) {
      statement.setString(1, "1");
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("[1, 2, 3]");
        assertThat(row.getString(2)).isEqualTo("[1, 2, 3]");
        assertThat(row.getObject(1, NumberList.class)).isEqualTo(ONE);
        assertThat(row.getObject(1, String.class)).isEqualTo("[1, 2, 3]");
        assertThat(row.getBytes(1)).asString(StandardCharsets.UTF_8).isEqualTo("[1, 2, 3]");
        assertThat(row.getMetaData().getColumnTypeName(1)).isEqualTo("NUMBER_LIST");
        assertThat(row.getMetaData().getColumnClassName(1)).isEqualTo(NumberList.class.getName());
      }
    }
    assertThat(database.value("SELECT CAST({'list': fixed} AS STRING) FROM lists WHERE id = '1'"))
        .isEqualTo("{\"list\":\"[1, 2, 3]\"}");
  }

  @Test
  void whatTheCodecRefusesIsAnErrorWithoutTheValue() throws SQLException {
    Refusal refusal =
        database.failure("INSERT INTO lists (id, hidden) VALUES ('4', ?)", "my secret");

    assertThat(refusal.state()).isEqualTo("22023");
    assertThat(refusal.text()).contains("NUMBER_LIST").doesNotContain("secret");
    assertThat(database.state("INSERT INTO lists (id, plain) VALUES ('4', ?)", 4))
        .isEqualTo("22018");
    assertThat(stored.items("lists")).hasSize(3);
  }

  @Test
  void whatIsStoredAndNotOfTheTypeReadsAsMissingOrFails() throws SQLException {
    Map<String, AttributeValue> item = stored.item("lists", "id", "1");
    stored.replace(
        "lists", item, "plain", AttributeValue.fromB(SdkBytes.fromUtf8String("[1,2,3]")));
    assertThat(database.column("SELECT plain FROM lists WHERE id = '1'"))
        .containsExactly((Object) null);

    stored.replace("lists", item, "hidden", Stored.flipped(item.get("hidden")));
    assertThat(database.state("SELECT hidden FROM lists WHERE id = '1'")).isEqualTo("5E001");
  }

  @Test
  void aTypeOfPynamodbMateIsReadAndWritten() throws IOException, SQLException {
    Path password = Files.writeString(directory.resolve("password"), "my-password");
    PythonCipher python = new PythonCipher("my-password");
    try (Database mate = another("providers=pynamodb-mate")) {
      mate.run("CREATE KEY legacy USING 'pynamodb-mate:file:" + password + "'");
      stored.createTable("theirs");
      stored.put(
          "theirs", Map.of("id", AttributeValue.fromS("1"), "v", python.encrypt("[1, 2, 3]")));
      mate.run(
          """
          CREATE TABLE IF NOT EXISTS theirs (
            id STRING PRIMARY KEY,
            v NUMBER_LIST ENCRYPTED DETERMINISTIC KEY legacy SUITE PYNAMODB_MATE)""");

      assertThat(mate.value("SELECT v FROM theirs WHERE v = '[1, 2, 3]'")).isEqualTo(ONE);
      mate.run("INSERT INTO theirs VALUES ('2', ?)", OTHER);
      assertThat(stored.item("theirs", "id", "2").get("v")).isEqualTo(python.encrypt("[-7]"));
      stored.put("theirs", Map.of("id", AttributeValue.fromS("3"), "v", python.encrypt("[1,2]")));
      assertThat(mate.state("SELECT v FROM theirs WHERE id = '3'")).isEqualTo("5E001");
    }
  }

  @Test
  void thePageShowsThisVeryCodec() throws IOException {
    String page =
        Files.readString(Path.of("..", "src", "site", "markdown", "types-of-ones-own.md"));
    for (String name : List.of("NumberList", "NumberListCodec")) {
      String source =
          Files.readString(
              Path.of(
                  "src", "test", "java", "io", "encdynamo", "local", "endtoend", name + ".java"));
      assertThat(page).contains(source.substring(source.indexOf("import")).strip());
    }
  }
}
