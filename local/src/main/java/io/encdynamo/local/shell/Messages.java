package io.encdynamo.local.shell;

import io.encdynamo.grammar.tree.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said beside the results: counts, warnings, errors. Never a stack trace. */
public final class Messages {

  private final PrintStream err;

  public Messages(PrintStream err) {
    this.err = err;
  }

  void rows(long count) {
    err.println("(" + count(count, "row") + ")");
  }

  void written(long count) {
    err.println("OK, " + (count == 0 ? "no rows" : count(count, "row")));
  }

  /** Warnings and those chained to them, each text once. */
  public void warnings(@Nullable SQLWarning... chains) {
    Set<String> texts = new LinkedHashSet<>();
    for (SQLWarning chain : chains) {
      for (SQLWarning warning = chain; warning != null; warning = warning.getNextWarning()) {
        texts.add(described(warning));
      }
    }
    texts.forEach(text -> err.println("Warning: " + text));
  }

  /**
   * Where in the script the statement begins whose error comes next; its places count from there.
   */
  void failedAt(Place place) {
    err.printf(
        Locale.ROOT,
        "The statement at line %d, column %d failed; those after it were not run.%n",
        place.line(),
        place.column());
  }

  /** The error and those chained to it. */
  public void error(SQLException first) {
    for (SQLException error = first; error != null; error = error.getNextException()) {
      error("Error: " + described(error));
    }
  }

  /** A file that cannot be read or written. */
  public void error(IOException failure) {
    boolean missing = failure instanceof NoSuchFileException;
    error("Error: " + (missing ? "no such file: " : "") + failure.getMessage());
  }

  /** An error that has no SQLState. */
  public void error(String text) {
    err.println(text);
  }

  private static String described(SQLException message) {
    String state = message.getSQLState();
    return message.getMessage() + (state == null ? "" : " [SQLState " + state + "]");
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
