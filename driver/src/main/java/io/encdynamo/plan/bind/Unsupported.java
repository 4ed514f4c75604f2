package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Node;

/** The errors for what is understood but not done, and for what makes no sense, with the place. */
public final class Unsupported {
  private Unsupported() {}

  /** 0A000, with the way out. */
  public static DriverException at(Node node, String what, String wayOut) {
    return new DriverException(
        ErrorCode.NOT_SUPPORTED,
        what + " (line " + node.place().line() + ", column " + node.place().column() + ")",
        wayOut);
  }

  /** 42000. */
  static DriverException invalid(Node node, String text) {
    return new DriverException(
        ErrorCode.STATEMENT_INVALID,
        "Line " + node.place().line() + ", column " + node.place().column() + ": " + text);
  }
}
