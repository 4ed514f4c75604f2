package io.encdynamo.local.demo;

import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.ScriptStatement;
import io.encdynamo.local.shell.Messages;
import io.encdynamo.local.shell.ScriptRunner;
import io.encdynamo.local.shell.TablePrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Shows chapters: the heading, each statement, its result. */
final class Narrator {

  /** Of a line, in characters: what most terminals show, and a ciphertext still fits. */
  private static final int WIDTH = 120;

  private final PrintStream out;
  private final ScriptRunner runner;

  Narrator(Connection connection, PrintStream out) {
    this.out = out;
    this.runner =
        new ScriptRunner(connection, new TablePrinter(out, WIDTH), out, new Messages(out));
  }

  void tell(List<Chapter> chapters) throws SQLException, IOException {
    for (Chapter chapter : chapters) {
      chapter.heading().lines().forEach(line -> out.println("-- " + line));
      for (ScriptStatement statement : PartiQL.split(chapter.sql())) {
        out.println(statement.text() + ";");
        runner.runStatement(statement.text());
        out.println();
      }
    }
    out.flush();
  }
}
