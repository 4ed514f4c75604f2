package io.encdynamo.local.shell;

import java.io.PrintStream;

/** How the results of a script are written. */
public enum ResultFormat {
  /** A table with a frame, for people. */
  TABLE,
  /** RFC 4180 with a header line. */
  CSV,
  /** An array of objects for each result, one row a line. */
  JSON;

  ResultPrinter printer(PrintStream out) {
    return switch (this) {
      case TABLE -> new TablePrinter(out, TablePrinter.ANY_WIDTH);
      case CSV -> new CsvPrinter(out);
      case JSON -> new JsonPrinter(out);
    };
  }
}
