package io.encdynamo.local.shell;

import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.ScriptStatement;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs statements one after another and stops at the first that fails. */
public final class ScriptRunner {

  private static final int NO_COUNT = -1;

  private final Connection connection;
  private final ResultPrinter printer;
  private final PrintStream out;
  private final Messages messages;

  /**
   * A runner on a connection, which stays open.
   *
   * @param out where results go
   * @param messages where all else goes
   */
  public ScriptRunner(
      Connection connection, ResultFormat format, PrintStream out, Messages messages) {
    this(connection, format.printer(out), out, messages);
  }

  /** A runner whose results are printed in a way of their own. */
  public ScriptRunner(
      Connection connection, ResultPrinter printer, PrintStream out, Messages messages) {
    this.connection = connection;
    this.printer = printer;
    this.out = out;
    this.messages = messages;
  }

  /**
   * Runs a script. Counts and warnings are said as they come; the error is left to the caller, only
   * where in the script it happened is said here.
   *
   * @throws SQLException of the first statement that fails; those after it were not run
   * @throws IOException if a result cannot be written
   */
  public void run(String script) throws SQLException, IOException {
    List<ScriptStatement> statements = PartiQL.split(script);
    for (ScriptStatement statement : statements) {
      try {
        runStatement(statement.text());
      } catch (SQLException e) {
        if (statements.size() > 1) {
          messages.failedAt(statement.place());
        }
        throw e;
      }
    }
  }

  /** Runs one statement, which has no semicolon. */
  public void runStatement(String text) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(text)) {
        try (ResultSet rows = statement.getResultSet()) {
          messages.rows(print(rows));
          messages.warnings(rows.getWarnings(), statement.getWarnings());
        }
      } else {
        long count = statement.getLargeUpdateCount();
        messages.written(count == NO_COUNT ? 0 : count);
        messages.warnings(statement.getWarnings());
      }
    }
  }

  private long print(ResultSet rows) throws SQLException, IOException {
    long count = printer.print(rows);
    if (out.checkError()) { // flushes, too
      throw new IOException("the results cannot be written: standard output is closed or full");
    }
    return count;
  }
}
