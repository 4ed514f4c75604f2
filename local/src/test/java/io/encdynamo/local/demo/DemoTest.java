package io.encdynamo.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.ScriptStatement;
import io.encdynamo.local.shell.Stdio;
import io.encdynamo.local.shell.Target;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo from end to end, with a tenth of its rows. */
class DemoTest {

  private static final double SCALE = 0.001;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theArchiveIsShownInClearAndAsCiphertext() throws Exception {
    try (Connection held = Target.inMemory().open()) {
      new Narrator(held, stdio().out()).tell(Chapter.ofResource(Demo.ARCHIVE));
    }
    String shown = out.toString(StandardCharsets.UTF_8);
    String inClear = resultOf(shown, "SELECT * FROM archive WHERE aid = 'aid-001';");
    assertThat(inClear)
        .contains("attack at 2PM tomorrow!", "612073656372657420696d616765", "1234", "3.14")
        .containsPattern("\"Alice\": ?1");
    String stored = resultOf(shown, "SELECT * FROM ciphertext.archive WHERE aid = 'aid-001';");
    assertThat(stored)
        .contains("aid-001")
        .doesNotContain("attack", hex("attack"), " 1234 ", "3.14", "Alice", hex("Alice"))
        .containsPattern("secret_message .*\\b01[0-9a-f]{88}\\b")
        .containsPattern("secret_float .*\\b02[0-9a-f]{82}\\b");
    assertThat(resultOf(shown, "SELECT aid, secret_message FROM archive WHERE aid = 'aid-001';"))
        .contains("Hold the fire now!");
  }

  @Test
  void theTableOfPynamodbMateIsReadAndMoved() throws Exception {
    try (Connection held = Demo.TARGET.open()) {
      Narrator narrator = new Narrator(held, stdio().out());
      narrator.tell(Chapter.ofResource(Demo.ARCHIVE));
      narrator.tell(new PythonTable().in(Chapter.ofResource(Demo.PYTHON)));
    }
    String shown = out.toString(StandardCharsets.UTF_8);
    String table = "\"pynamodb-mate-example-client-side-encryption\"";
    String all = "SELECT * FROM " + table + ";";
    assertThat(resultOf(shown, all))
        .contains("4b029cf48c3840cf6eceb74e568d0d48")
        .doesNotContain("attack");
    String registered = shown.substring(shown.indexOf("CREATE TABLE IF NOT EXISTS"));
    assertThat(registered).contains("does not authenticate");
    assertThat(resultOf(registered, all))
        .contains("aid-001", "1234", "attack at 2PM tomorrow!", "3.14")
        .contains(hex("a secret image"))
        .containsPattern("\"Alice\": ?1, ?\"Bob\": ?2, ?\"Cathy\": ?3");
    assertThat(
            resultOf(
                registered,
                "SELECT aid, secret_message FROM ciphertext.archive WHERE aid = 'from Python';"))
        .containsPattern("\\b01[0-9a-f]{88}\\b");
  }

  @Test
  void theAnswersAreThoseOfAnotherDatabase() throws Exception {
    Target other = new Target("jdbc:h2:mem:tpch", null, null);
    try (Connection ours = Target.inMemory().open();
        Connection theirs = other.open()) {
      for (ScriptStatement table : statements(Demo.TABLES)) {
        execute(ours, table.text());
        execute(theirs, inPlainSql(table.text()));
      }
      new TpchLoader(Target.inMemory(), SCALE, stdio()).load();
      new TpchLoader(other, SCALE, stdio()).load();
      for (ScriptStatement question : statements(Demo.QUESTIONS)) {
        assertThat(rows(ours, question.text()))
            .as(question.text())
            .isNotEmpty()
            .isEqualTo(rows(theirs, question.text()));
      }
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Loaded orders: 1500 rows");
  }

  private Stdio stdio() {
    return new Stdio(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is shown below a statement, up to the blank line. */
  private static String resultOf(String shown, String statement) {
    assertThat(shown).contains(statement);
    String rest = shown.substring(shown.indexOf(statement) + statement.length());
    return rest.substring(0, rest.indexOf("\n\n"));
  }

  private static List<ScriptStatement> statements(String resource) throws Exception {
    List<ScriptStatement> statements = new ArrayList<>();
    for (Chapter chapter : Chapter.ofResource(resource)) {
      statements.addAll(PartiQL.split(chapter.sql()));
    }
    return statements;
  }

  private static String inPlainSql(String statement) {
    return statement.replaceAll(" ENCRYPTED( DETERMINISTIC)?", "").replace(" STRING", " VARCHAR");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          Object value = result.getObject(i);
          row.add(
              value instanceof Number
                  ? new BigDecimal(value.toString()).stripTrailingZeros()
                  : String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
