package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Counts brackets before anything is parsed: the parser's look-ahead runs through them all, and its
 * own limit comes too late for it.
 */
final class Nesting {
  private Nesting() {}

  static void check(List<Token> tokens) {
    int open = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case PartiQLLexer.LPAREN,
            PartiQLLexer.LBRACKET,
            PartiQLLexer.LBRACE,
            PartiQLLexer.LBAG,
            PartiQLLexer.CASE ->
            open++;
        case PartiQLLexer.RPAREN,
            PartiQLLexer.RBRACKET,
            PartiQLLexer.RBRACE,
            PartiQLLexer.RBAG,
            PartiQLLexer.END ->
            open--;
        default -> {
          continue;
        }
      }
      if (open > Limits.BRACKETS) {
        throw Rejection.tooDeep(token);
      }
    }
  }
}
