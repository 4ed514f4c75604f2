package io.encdynamo.engine.function;

import com.google.re2j.Pattern;
import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;

/**
 * A pattern of SIMILAR TO (SQL:2016 part 2, 8.6): {@code % _ | * + ? {n,m} ( ) [a-z] [^a]}, with an
 * escape character before those meant as themselves. It is matched as a regular expression.
 */
public final class SimilarPattern {
  private static final String NAME = "SIMILAR TO";
  private static final String SPECIAL = "%_|*+?{}()[]^-";
  private static final String KEPT = "|*+?()";

  private final Pattern pattern;

  /**
   * @param escape the code point of the escape character; -1 for none
   * @throws DriverException 2201B if it is no such pattern, 22025 if the escape stands before a
   *     character that needs none, 54000 if it is too long
   */
  public SimilarPattern(String text, int escape) {
    this.pattern =
        RegularExpression.compile(NAME, new Translation(text, escape).regularExpression(), "s");
  }

  /** Whether the whole string matches. */
  public boolean matches(String text, Execution execution) {
    return pattern.matcher(LongText.of(text, execution)).matches();
  }

  /** From the one notation to the other. */
  private static final class Translation {
    private final int[] text;
    private final int escape;
    private final StringBuilder result = new StringBuilder();
    private int at;

    Translation(String text, int escape) {
      this.text = text.codePoints().toArray();
      this.escape = escape;
    }

    String regularExpression() {
      while (at < text.length) {
        int c = text[at++];
        if (c == escape) {
          literal(escaped());
        } else if (c == '%') {
          result.append(".*");
        } else if (c == '_') {
          result.append('.');
        } else if (c == '[') {
          characters();
        } else if (c == '{') {
          repetition();
        } else if (KEPT.indexOf(c) >= 0) {
          result.append((char) c);
          // No groups of another kind: what RE2 makes of (? is not SQL's.
          if (c == '(' && at < text.length && text[at] == '?') {
            throw invalid();
          }
        } else {
          literal(c);
        }
      }
      return result.toString();
    }

    /** {@code {2}}, {@code {2,}} or {@code {2,3}}. */
    private void repetition() {
      result.append('{');
      int start = at;
      while (at < text.length && (text[at] == ',' || Character.digit(text[at], 10) >= 0)) {
        result.append((char) text[at++]);
      }
      boolean bounded = at > start && text[start] != ',' && at < text.length;
      if (!bounded || text[at++] != '}') {
        throw invalid();
      }
      result.append('}');
    }

    private int escaped() {
      if (at == text.length || (text[at] != escape && SPECIAL.indexOf(text[at]) < 0)) {
        throw new DriverException(ErrorCode.ESCAPE_INVALID);
      }
      return text[at++];
    }

    private void literal(int c) {
      // In brackets a quoted hyphen would still make a range.
      if (c < 128 && !Character.isLetterOrDigit(c)) {
        result.append('\\');
      }
      result.appendCodePoint(c);
    }

    /**
     * What stands in brackets; {@code [:ALPHA:]} and its sisters are RE2's too, in small letters.
     */
    private void characters() {
      result.append('[');
      if (at < text.length && text[at] == '^') {
        result.append('^');
        at++;
      }
      while (at < text.length && text[at] != ']') {
        int c = text[at++];
        if (c == '[' && at < text.length && text[at] == ':') {
          named();
        } else if (c == '-') {
          result.append('-');
        } else {
          literal(c == escape ? escaped() : c);
        }
      }
      if (at++ >= text.length) {
        throw invalid();
      }
      result.append(']');
    }

    private void named() {
      result.append("[:");
      at++;
      while (at < text.length && Character.isLetter(text[at])) {
        result.appendCodePoint(Character.toLowerCase(text[at++]));
      }
      if (at + 1 >= text.length || text[at] != ':' || text[at + 1] != ']') {
        throw invalid();
      }
      at += 2;
      result.append(":]");
    }

    private static DriverException invalid() {
      return new DriverException(ErrorCode.PATTERN_INVALID, NAME);
    }
  }
}
