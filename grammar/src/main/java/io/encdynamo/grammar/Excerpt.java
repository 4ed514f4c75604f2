package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The line around a token, for a message: literals and comments are masked.
 *
 * <p>Where a quote seems to be missing or not doubled, what looks like names may be the inside of a
 * literal: then nothing is shown from the first quote of the text on, and no name before it, as the
 * missing quote may be an opening one.
 *
 * @param before what stands in the line before the token
 * @param after the token and what stands behind it
 */
record Excerpt(String before, String after, boolean strayQuote) {
  private static final int BEFORE = 60;
  private static final int AFTER = 30;
  private static final String MARGIN = "  ";

  static Excerpt of(Token place, List<Token> tokens) {
    int quote = firstQuote(tokens);
    boolean stray = strayQuote(place, tokens);
    int end = stray ? quote : tokens.size();
    int at = place.getTokenIndex();
    StringBuilder before = new StringBuilder();
    for (int i = Math.min(at, end) - 1; i >= 0 && !breaksLine(tokens.get(i)); i--) {
      before.insert(0, shown(tokens.get(i), stray));
      if (before.length() > BEFORE) {
        before.replace(0, before.length() - BEFORE, "…");
        break;
      }
    }
    StringBuilder after = new StringBuilder();
    for (int i = at; i < end && !breaksLine(tokens.get(i)); i++) {
      after.append(shown(tokens.get(i), stray));
    }
    if (after.length() > AFTER) {
      after.setLength(AFTER);
      after.append('…');
    } else if (stray) {
      after.append('…');
    }
    return new Excerpt(before.toString(), after.toString(), stray);
  }

  void appendTo(StringBuilder message) {
    message.append('\n').append(MARGIN).append(before).append(after);
    message.append('\n').append(MARGIN).append(" ".repeat(before.length())).append('^');
  }

  /**
   * Whether quotes may stand where they were not meant: one is not closed, a word touches one as in
   * {@code 'O'Brien'}, nothing but words is between two, or the error is a word behind one.
   */
  private static boolean strayQuote(Token place, List<Token> tokens) {
    Token previous = null;
    boolean wordsSinceQuote = false;
    Token visible = null;
    for (Token token : tokens) {
      if (isUnfinished(token)) {
        return true;
      }
      if (isWord(token)) {
        if (previous != null && isQuoted(previous)) {
          return true;
        }
        if (token == place && visible != null && isQuoted(visible)) {
          return true;
        }
        wordsSinceQuote |= visible != null && isQuoted(visible);
      } else if (isQuoted(token)) {
        boolean touches = previous != null && (isWord(previous) || isQuoted(previous));
        if (wordsSinceQuote || touches) {
          return true;
        }
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        wordsSinceQuote = false;
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        visible = token;
      }
      previous = token;
    }
    return false;
  }

  private static int firstQuote(List<Token> tokens) {
    int index = 0;
    while (index < tokens.size()
        && !isQuoted(tokens.get(index))
        && !isUnfinished(tokens.get(index))) {
      index++;
    }
    return index;
  }

  private static boolean isQuoted(Token token) {
    return switch (token.getType()) {
      case PartiQLLexer.STRING,
          PartiQLLexer.BINARY,
          PartiQLLexer.ION,
          PartiQLLexer.QUOTED_IDENTIFIER ->
          true;
      default -> false;
    };
  }

  private static boolean isUnfinished(Token token) {
    return switch (token.getType()) {
      case PartiQLLexer.UNFINISHED_STRING,
          PartiQLLexer.UNFINISHED_IDENTIFIER,
          PartiQLLexer.UNFINISHED_ION ->
          true;
      default -> false;
    };
  }

  /** A keyword between two strings is likely to be meant, such as AND; a name or a number not. */
  private static boolean isWord(Token token) {
    return switch (token.getType()) {
      case PartiQLLexer.IDENTIFIER,
          PartiQLLexer.INTEGER,
          PartiQLLexer.DECIMAL,
          PartiQLLexer.DOUBLE,
          PartiQLLexer.MALFORMED_NUMBER ->
          true;
      default -> false;
    };
  }

  private static boolean breaksLine(Token token) {
    return token.getType() == PartiQLLexer.SPACE && token.getText().indexOf('\n') >= 0;
  }

  /** A token's text, unless that is a literal's or a comment's. */
  private static String shown(Token token, boolean withoutNames) {
    return switch (token.getType()) {
      case Token.EOF -> "";
      case PartiQLLexer.SPACE -> " ";
      case PartiQLLexer.STRING -> "'…'";
      case PartiQLLexer.BINARY -> "X'…'";
      case PartiQLLexer.ION -> "`…`";
      case PartiQLLexer.INTEGER,
          PartiQLLexer.DECIMAL,
          PartiQLLexer.DOUBLE,
          PartiQLLexer.MALFORMED_NUMBER,
          PartiQLLexer.UNFINISHED_STRING,
          PartiQLLexer.UNFINISHED_IDENTIFIER,
          PartiQLLexer.UNFINISHED_ION,
          PartiQLLexer.UNFINISHED_COMMENT ->
          "…";
      case PartiQLLexer.LINE_COMMENT -> "--…";
      case PartiQLLexer.BLOCK_COMMENT -> "/*…*/";
      case PartiQLLexer.IDENTIFIER -> withoutNames ? "…" : token.getText();
      default -> token.getText();
    };
  }
}
