package io.encdynamo.local.endtoend;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to change what is stored without the keys, and what becomes of statements then. A new one
 * is a row in {@link ValueTamperings} or {@link CatalogTamperings}.
 *
 * @param what said of the attack
 * @param after what each statement gives once it is done
 */
record Tampering(String what, Attack attack, List<Answer> after) {

  /** Changes what is stored, with the plain SDK. */
  @FunctionalInterface
  interface Attack {
    void on(TamperedVault vault) throws SQLException;
  }

  /** What a statement gives. */
  sealed interface Answer {
    String sql();
  }

  /** An error of this SQLState, and nothing is written. */
  record Refused(String sql, String state) implements Answer {}

  /** These rows: an attack that is not promised to be noticed (format page, rule 8). */
  record Unnoticed(String sql, List<List<Object>> rows) implements Answer {}

  static Tampering refused(String what, String state, List<String> statements, Attack attack) {
    return new Tampering(
        what, attack, statements.stream().<Answer>map(sql -> new Refused(sql, state)).toList());
  }

  static Tampering unnoticed(String what, String sql, List<List<Object>> rows, Attack attack) {
    return new Tampering(what, attack, List.of(new Unnoticed(sql, rows)));
  }

  /** The same, and these statements are refused. */
  Tampering but(String state, String... statements) {
    return new Tampering(
        what,
        attack,
        Stream.concat(
                after.stream(), Stream.of(statements).<Answer>map(sql -> new Refused(sql, state)))
            .toList());
  }

  @Override
  public String toString() {
    return what;
  }
}
