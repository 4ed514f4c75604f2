package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every predicate gives the same rows whether its columns are in clear or encrypted, and whether
 * its operands are literals or parameters.
 */
class PredicateTest extends EndToEnd {
  /** The same values in clear, DETERMINISTIC and RANDOMIZED. */
  private static final List<String> FORMS = List.of("clear", "det", "ran");

  @BeforeEach
  void fill() throws SQLException {
    database.run(
        """
        CREATE TABLE people (
          id STRING PRIMARY KEY,
          name_clear STRING, name_det STRING ENCRYPTED DETERMINISTIC, name_ran STRING ENCRYPTED,
          age_clear INTEGER, age_det INTEGER ENCRYPTED DETERMINISTIC, age_ran INTEGER ENCRYPTED)""");
    row("a", "Ada", 36);
    row("b", "Bob", 7);
    row("c", "Cyd", 70);
    row("d", "Bea", null);
    row("e", null, 36);
    database.run("INSERT INTO people (id) VALUES ('f')");
  }

  private void row(String id, String name, Integer age) throws SQLException {
    database.run(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?)", id, name, name, name, age, age, age);
  }

  /**
   * @param sql with a question mark for each operand
   * @param ids of the rows that it is true for
   */
  record Case(String sql, List<Object> operands, String ids) {
    static Case of(String ids, String sql, Object... operands) {
      return new Case(sql, List.of(operands), ids);
    }

    String withLiterals() {
      String text = sql;
      for (Object operand : operands) {
        text =
            text.replaceFirst(
                "\\?", operand instanceof String ? "'" + operand + "'" : operand.toString());
      }
      return text;
    }

    @Override
    public String toString() {
      return withLiterals();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        Case.of("a", "name = ?", "Ada"),
        Case.of("ae", "age = ?", 36),
        Case.of("", "age = ?", 36.5),
        Case.of("", "age = ?", 3_000_000_000L),
        Case.of("bcd", "name <> ?", "Ada"),
        Case.of("bc", "age <> ?", 36),
        Case.of("abce", "age <> ?", 36.5),
        Case.of("b", "age < ?", 36),
        Case.of("abe", "age <= ?", 36),
        Case.of("c", "age > ?", 36.5),
        Case.of("ace", "age >= ?", 36),
        Case.of("ac", "name < ? OR name > ?", "Bea", "Bob"),
        Case.of("abe", "age BETWEEN ? AND ?", 7, 36),
        Case.of("", "age BETWEEN ? AND ?", 36, 7),
        Case.of("c", "age NOT BETWEEN ? AND ?", 7, 36),
        Case.of("bc", "name IN (?, ?)", "Bob", "Cyd"),
        Case.of("ad", "name NOT IN (?, ?)", "Bob", "Cyd"),
        Case.of("ace", "age IN (?, ?, ?)", 36, 70, 99),
        Case.of("bd", "name LIKE ?", "B%"),
        Case.of("d", "name LIKE ?", "_e%"),
        Case.of("ac", "name NOT LIKE ?", "B%"),
        Case.of("ef", "name IS NULL"),
        Case.of("abcd", "name IS NOT NULL"),
        Case.of("a", "name = ? AND age = ?", "Ada", 36),
        Case.of("abe", "name = ? OR age = ?", "Bob", 36),
        Case.of("cd", "NOT (name = ? OR name = ?)", "Bob", "Ada"),
        Case.of("c", "NOT (name = ? OR age <= ?)", "Bob", 36),
        Case.of("be", "id IN (?, ?) AND (age = ? OR name = ?)", "b", "e", 36, "Bob"),
        Case.of("b", "id = ? AND name = ?", "b", "Bob"),
        Case.of("", "id = ? AND name = ?", "b", "Ada"),
        Case.of("c", "age + ? > ?", 1, 37),
        Case.of("", "name = NULL"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheSameRows(Case predicate) throws SQLException {
    List<Object> expected =
        predicate.ids().chars().mapToObj(id -> (Object) Character.toString(id)).toList();
    for (String form : FORMS) {
      String literal = ofForm(predicate.withLiterals(), form);
      assertThat(database.column(literal))
          .as(literal)
          .containsExactlyInAnyOrderElementsOf(expected);
      String prepared = ofForm(predicate.sql(), form);
      assertThat(database.column(prepared, predicate.operands().toArray()))
          .as(prepared)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String ofForm(String predicate, String form) {
    return "SELECT id FROM people WHERE "
        + predicate.replaceAll("\\bname\\b", "name_" + form).replaceAll("\\bage\\b", "age_" + form);
  }
}
