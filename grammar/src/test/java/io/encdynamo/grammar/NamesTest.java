package io.encdynamo.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  static Stream<String> nonReserved() {
    return words(PartiQLLexer.ACCEPT, PartiQLLexer.LPAREN);
  }

  static Stream<String> reserved() {
    return words(1, PartiQLLexer.ACCEPT);
  }

  private static Stream<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj(PartiQLLexer.VOCABULARY::getSymbolicName);
  }

  @ParameterizedTest
  @MethodSource("nonReserved")
  void wordsOfTheLanguageAreNames(String word) {
    for (String text :
        new String[] {
          "SELECT w, t.w, w.w, x + w AS w, f(w, w) FROM w AS w WHERE w = 1 AND w.w > w ORDER BY w",
          "SELECT x w FROM t",
          "SELECT x FROM t w",
          "SELECT w FROM w JOIN w ON w = w GROUP BY w HAVING w",
          "SELECT x FROM s.w.w AS w AT w BY w",
          "INSERT INTO w (w, w) VALUES (w, 1)",
          "UPDATE w SET w = 1, w.w = w REMOVE w WHERE w = 1",
          "DELETE FROM w WHERE w IS NULL",
          "CREATE TABLE w (w STRING, x STRING, PRIMARY KEY (w))",
          "CREATE TABLE t (w)",
          "CREATE TABLE t (w NUMBER SET ENCRYPTED KEY w DOMAIN w)",
          "ALTER TABLE w ADD COLUMN w STRING",
          "DROP INDEX w.w",
          "CREATE VIEW w AS SELECT w FROM w",
          "WITH w AS (SELECT w) SELECT w FROM w",
          "CASE w WHEN w THEN w ELSE w END",
          "[w, w]",
          "{'w': w}",
          "COPY w (w) FROM 'f'",
          "DESCRIBE w"
        }) {
      PartiQL.parse(text.replaceAll("\\bw\\b", word));
      PartiQL.parse(text.replaceAll("\\bw\\b", word.toLowerCase(java.util.Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @MethodSource("reserved")
  void reservedWordsAreNamesInQuotesOnly(String word) {
    assertThatThrownBy(() -> PartiQL.parse("SELECT a AS " + word + " FROM t"))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("unexpected keyword " + word + "; expected a name");
    PartiQL.parse("SELECT \"" + word + "\" AS \"" + word + "\" FROM \"" + word + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"user", "type", "name", "status", "count", "day", "year", "string", "json"})
  void commonWordsAreNames(String word) {
    String text = "SELECT " + word + ", " + word + "(a) FROM t " + word;
    assertThat(PartiQL.parse(text).parameters()).isZero();
  }

  @Test
  void valueIsTheKeywordWhereAnExpressionFollows() {
    assertThat(Printer.print(PartiQL.parse("SELECT VALUE a FROM t").statement()))
        .isEqualTo("SELECT VALUE a FROM t");
    assertThat(Printer.print(PartiQL.parse("SELECT VALUE, a FROM t").statement()))
        .isEqualTo("SELECT VALUE, a FROM t");
  }
}
