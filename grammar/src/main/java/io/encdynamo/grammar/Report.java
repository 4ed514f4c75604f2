package io.encdynamo.grammar;

import io.encdynamo.grammar.SyntaxException.Reason;
import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.tree.Place;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** A rejection in words, with the line it stands in. */
final class Report {
  private Report() {}

  static SyntaxException of(Rejection rejection, List<Token> tokens) {
    Token token = rejection.token();
    String expected = rejection.expected();
    boolean tooDeep = rejection.reason() == Reason.DEPTH;
    if (!tooDeep && expected.isEmpty()) {
      Expectation expectation = Expectation.of(tokens);
      if (expectation != null) {
        token = expectation.token();
        expected = Words.expected(expectation.types());
        Token first = misspelled(token, tokens);
        if (first != null) {
          token = first;
          expected = "a statement";
        }
      }
    }
    Place place = Terms.place(token);
    String kind = Words.kind(token.getType());
    StringBuilder message =
        new StringBuilder("line ")
            .append(place.line())
            .append(", column ")
            .append(place.column())
            .append(": ");
    if (tooDeep) {
      message.append("the statement is nested too deeply; split it or use a list with IN");
    } else {
      message.append("unexpected ").append(kind);
      if (!expected.isEmpty()) {
        message.append("; expected ").append(expected);
      }
    }
    Excerpt excerpt = Excerpt.of(token, tokens);
    if (excerpt.strayQuote()) {
      message.append("; a quote inside a string is written twice");
    }
    excerpt.appendTo(message);
    return new SyntaxException(rejection.reason(), place, kind, expected, message.toString());
  }

  /**
   * The first word of {@code SELEC a FROM t}: as a bare name it is a statement, and the error would
   * be the word behind it.
   */
  private static @Nullable Token misspelled(Token error, List<Token> tokens) {
    List<Token> visible =
        tokens.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
    return visible.get(0).getType() == PartiQLLexer.IDENTIFIER
            && visible.get(1) == error
            && Words.isWord(error.getType())
        ? visible.get(0)
        : null;
  }
}
