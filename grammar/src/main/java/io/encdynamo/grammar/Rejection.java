package io.encdynamo.grammar;

import io.encdynamo.grammar.SyntaxException.Reason;
import org.antlr.v4.runtime.Token;

/** A token that does not fit, on its way to the facade, which knows the text around it. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Token token;
  private final String expected;

  private Rejection(Reason reason, Token token, String expected) {
    super(expected, null, false, false);
    this.reason = reason;
    this.token = token;
    this.expected = expected;
  }

  static Rejection of(Token token, String expected) {
    return new Rejection(Reason.SYNTAX, token, expected);
  }

  static Rejection tooDeep(Token token) {
    return new Rejection(Reason.DEPTH, token, "");
  }

  Reason reason() {
    return reason;
  }

  Token token() {
    return token;
  }

  String expected() {
    return expected;
  }
}
