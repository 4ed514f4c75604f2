package io.encdynamo.local.demo;

import io.encdynamo.local.shell.Stdio;
import io.encdynamo.local.shell.Target;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The whole of it, on the endpoint in memory, where none of its tables exists. */
final class Demo {
  /** The endpoint in memory, with the right to name passwords of pynamodb_mate. */
  static final Target TARGET =
      new Target(Target.DEFAULT_URL + "?providers=pynamodb-mate", null, null);

  static final String ARCHIVE = "archive.sql";
  static final String PYTHON = "pynamodb-mate.sql";
  static final String TABLES = "tpch-tables.sql";
  static final String QUESTIONS = "tpch-questions.sql";

  private final Target target;
  private final double scale;
  private final Stdio stdio;

  /**
   * A demo to be run once.
   *
   * @param scale TPC-H's scale factor: 0.01 is 1,500 customers, 15,000 orders, 60,175 line items
   */
  Demo(Target target, double scale, Stdio stdio) {
    this.target = target;
    this.scale = scale;
    this.stdio = stdio;
  }

  void run() throws SQLException, IOException {
    try (Connection connection = target.open()) {
      Narrator narrator = new Narrator(connection, stdio.out());
      narrator.tell(Chapter.ofResource(ARCHIVE));
      narrator.tell(new PythonTable().in(Chapter.ofResource(PYTHON)));
      narrator.tell(Chapter.ofResource(TABLES));
      new TpchLoader(target, scale, stdio).load();
      narrator.tell(Chapter.ofResource(QUESTIONS));
    }
  }
}
