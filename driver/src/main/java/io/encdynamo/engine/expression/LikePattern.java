package io.encdynamo.engine.expression;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.Arrays;

/** A pattern of LIKE, compiled: % stands for any characters, _ for one code point. */
final class LikePattern {
  private static final int ONE = -1;
  private static final int MANY = -2;

  /** A search of more steps looks at the cancel signal. */
  private static final long MOST_STEPS = 1 << 24;

  /** Code points, ONE and MANY. */
  private final int[] tokens;

  /** The characters between a leading and a trailing %, if there is no other % or _. */
  private final String literal;

  private final boolean simple;
  private final boolean openStart;
  private final boolean openEnd;

  /**
   * Compiles a pattern.
   *
   * @param escape the code point that takes % and _ their meaning, or -1
   * @throws DriverException 22025 if it stands before anything but %, _ or itself
   */
  LikePattern(String pattern, int escape) {
    int[] found = new int[pattern.length()];
    int count = 0;
    int i = 0;
    while (i < pattern.length()) {
      int c = pattern.codePointAt(i);
      i += Character.charCount(c);
      if (c == escape) {
        c = i < pattern.length() ? pattern.codePointAt(i) : -1;
        if (c != '%' && c != '_' && c != escape) {
          throw new DriverException(ErrorCode.ESCAPE_INVALID);
        }
        i += Character.charCount(c);
        found[count++] = c;
      } else if (c == '_') {
        found[count++] = ONE;
      } else if (c != '%') {
        found[count++] = c;
      } else if (count == 0 || found[count - 1] != MANY) {
        found[count++] = MANY;
      }
    }
    tokens = Arrays.copyOf(found, count);
    openStart = count > 0 && tokens[0] == MANY;
    openEnd = count > 0 && tokens[count - 1] == MANY;
    int from = openStart ? 1 : 0;
    int to = Math.max(from, openEnd ? count - 1 : count);
    boolean plain = true;
    StringBuilder between = new StringBuilder();
    for (int t = from; t < to; t++) {
      plain &= tokens[t] >= 0;
      if (plain) {
        between.appendCodePoint(tokens[t]);
      }
    }
    simple = plain;
    literal = between.toString();
  }

  boolean matches(String text, Execution execution) {
    boolean slow = openStart && openEnd && (long) text.length() * literal.length() > MOST_STEPS;
    if (!simple || slow) {
      return matchesTokens(text, execution);
    }
    if (openStart) {
      return openEnd ? text.contains(literal) : text.endsWith(literal);
    }
    return openEnd ? text.startsWith(literal) : text.equals(literal);
  }

  /** Goes on from the last % when a character does not fit: no recursion, no regular expression. */
  private boolean matchesTokens(String text, Execution execution) {
    int step = 0;
    int at = 0;
    int token = 0;
    int retryToken = -1;
    int retryAt = 0;
    while (at < text.length()) {
      execution.tick(++step);
      int c = text.codePointAt(at);
      if (token < tokens.length && tokens[token] == MANY) {
        retryToken = ++token;
        retryAt = at;
      } else if (token < tokens.length && (tokens[token] == ONE || tokens[token] == c)) {
        token++;
        at += Character.charCount(c);
      } else if (retryToken >= 0) {
        retryAt += Character.charCount(text.codePointAt(retryAt));
        at = retryAt;
        token = retryToken;
      } else {
        return false;
      }
    }
    return token == tokens.length || (token == tokens.length - 1 && tokens[token] == MANY);
  }
}
