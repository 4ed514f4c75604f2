package io.encdynamo.local.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against another database, whose results are known to be right. */
class ScriptRunnerTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aTableShowsNullBytesAsHexadecimalAndDocumentsAsJson() throws Exception {
    run(ResultFormat.TABLE, valuesOfEveryKind());
    assertThat(out())
        .isEqualTo(
            """
            +---+--------+------+-------------+-------+-------+------------+
            | N | S      | B    | J           | D     | T     | DAY        |
            +---+--------+------+-------------+-------+-------+------------+
            | 1 | x, "y" | 00ff | {"a":[1,2]} |  1.50 | true  | 2026-01-02 |
            | 2 | NULL   | NULL | NULL        |  NULL | NULL  | NULL       |
            | 3 |        |      | "s"         | -3.00 | false | 1995-03-15 |
            +---+--------+------+-------------+-------+-------+------------+
            """);
  }

  @Test
  void csvTellsNullFromTheEmptyString() throws Exception {
    run(ResultFormat.CSV, valuesOfEveryKind());
    assertThat(out())
        .isEqualTo(
            """
            N,S,B,J,D,T,DAY
            1,"x, ""y""\",00ff,"{""a"":[1,2]}",1.50,true,2026-01-02
            2,,,,,,
            3,"","","\""s""\",-3.00,false,1995-03-15
            """);
  }

  @Test
  void jsonKeepsNumbersFlagsAndDocuments() throws Exception {
    run(ResultFormat.JSON, valuesOfEveryKind());
    assertThat(out())
        .isEqualTo(
            """
            [
            {"N":1,"S":"x, \\"y\\"","B":"00ff","J":{"a":[1,2]},"D":1.50,"T":true,"DAY":"2026-01-02"},
            {"N":2,"S":null,"B":null,"J":null,"D":null,"T":null,"DAY":null},
            {"N":3,"S":"","B":"","J":"s","D":-3.00,"T":false,"DAY":"1995-03-15"}
            ]
            """);
  }

  @Test
  void jsonNamesEveryColumnOfARowDifferently() throws Exception {
    run(ResultFormat.JSON, "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a");
    assertThat(out()).isEqualTo("[\n{\"A\":1,\"A_3\":2,\"A_2\":3,\"A_4\":4}\n]\n");
  }

  @ParameterizedTest
  @EnumSource(ResultFormat.class)
  void aResultWithoutRowsStillShowsItself(ResultFormat format) throws Exception {
    run(format, "SELECT 1 AS a WHERE FALSE");
    String expected =
        switch (format) {
          case TABLE -> "+---+\n| A |\n+---+\n+---+\n";
          case CSV -> "A\n";
          case JSON -> "[]\n";
        };
    assertThat(out()).isEqualTo(expected);
  }

  @Test
  void onlyResultsGoToTheStandardOutput() throws Exception {
    run(
        ResultFormat.CSV,
        "CREATE TABLE t (a INT PRIMARY KEY)",
        "INSERT INTO t VALUES (1), (2)",
        "SELECT a FROM t WHERE a = 1",
        "DELETE FROM t WHERE a = 1");
    assertThat(out()).isEqualTo("A\n1\n");
    assertThat(err()).isEqualTo("OK, no rows\nOK, 2 rows\n(1 row)\nOK, 1 row\n");
  }

  @Test
  void theFirstErrorEndsTheScript() {
    assertThatThrownBy(
            () ->
                run(
                    ResultFormat.CSV,
                    "CREATE TABLE t (a INT PRIMARY KEY)",
                    "INSERT INTO t VALUES (1)",
                    "INSERT INTO t VALUES (1)",
                    "INSERT INTO t VALUES (2)"))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("23505");
    assertThat(rowsOf("t")).isEqualTo(1);
    assertThat(err())
        .endsWith("The statement at line 3, column 1 failed; those after it were not run.\n");
  }

  @Test
  void controlCharactersOfAValueDoNotReachTheTerminal() throws Exception {
    run(ResultFormat.TABLE, "SELECT CHAR(27) || '[2J' || CHAR(10) || 'b' AS a");
    assertThat(out()).contains("\\u001b[2J").doesNotContain("\u001b");
  }

  @Test
  void aSingleRowThatIsTooWideIsTurned() throws Exception {
    new ScriptRunner(connection, new TablePrinter(stream(out), 24), stream(out), messages())
        .runStatement("SELECT 'abcdefghij' AS first, 12 AS other, 34 AS third");
    assertThat(out())
        .isEqualTo(
            """
            +--------+------------+
            | column | value      |
            +--------+------------+
            | FIRST  | abcdefghij |
            | OTHER  | 12         |
            | THIRD  | 34         |
            +--------+------------+
            """);
  }

  @Test
  void aClosedOutputEndsTheScript() {
    PrintStream closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    ScriptRunner runner = new ScriptRunner(connection, ResultFormat.CSV, closed, messages());
    assertThatThrownBy(() -> runner.runStatement("SELECT 1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("standard output");
  }

  private static String valuesOfEveryKind() {
    return """
        SELECT * FROM (VALUES
          (1, 'x, "y"', X'00ff', JSON '{"a": [1, 2]}', 1.50, TRUE, DATE '2026-01-02'),
          (2, NULL, NULL, NULL, NULL, NULL, NULL),
          (3, '', X'', JSON '"s"', -3.00, FALSE, DATE '1995-03-15')
        ) AS v (n, s, b, j, d, t, "DAY") ORDER BY n""";
  }

  private void run(ResultFormat format, String... statements) throws SQLException, IOException {
    new ScriptRunner(connection, format, stream(out), messages())
        .run(String.join(";\n", statements));
  }

  private int rowsOf(String table) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Messages messages() {
    return new Messages(stream(err));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
