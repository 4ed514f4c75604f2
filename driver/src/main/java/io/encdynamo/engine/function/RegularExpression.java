package io.encdynamo.engine.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Regular expressions in RE2's syntax: matched in time that grows with the length of the string
 * alone, whatever the pattern (decision 006). Patterns that would become large are refused.
 */
public final class RegularExpression {
  private static final int LONGEST = 1000;

  /** Most characters and classes once all repetitions are written out. */
  private static final int LARGEST = 2000;

  private static final int MOST_KEPT = 200;
  private static final Map<String, Pattern> KEPT = new ConcurrentHashMap<>();

  private RegularExpression() {}

  /**
   * The compiled pattern; the ones used lately are kept.
   *
   * @param function for the errors' texts
   * @param flags any of i (without regard to case), m (lines), s (a dot is also a line break)
   * @throws DriverException 2201B if it is no regular expression, 22023 for another flag, 54000 if
   *     it is too long or repeats too often
   */
  static Pattern compile(String function, String pattern, String flags) {
    Pattern kept = KEPT.get(flags + "/" + pattern);
    if (kept != null) {
      return kept;
    }
    if (pattern.length() > LONGEST || size(pattern) > LARGEST) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED,
          "The pattern of " + function,
          LONGEST + " characters, or " + LARGEST + " with its repetitions");
    }
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern, bits(function, flags));
    } catch (PatternSyntaxException e) {
      // Without the cause, which would show the pattern.
      throw new DriverException(ErrorCode.PATTERN_INVALID, function);
    }
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    KEPT.put(flags + "/" + pattern, compiled);
    return compiled;
  }

  private static int bits(String function, String flags) {
    int bits = 0;
    for (int i = 0; i < flags.length(); i++) {
      bits |=
          switch (flags.charAt(i)) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            default ->
                throw new DriverException(
                    ErrorCode.VALUE_INVALID, function, "the flags are any of i, m and s");
          };
    }
    return bits;
  }

  /** About how many characters and classes a pattern has once its repetitions are written out. */
  private static long size(String pattern) {
    return new Expansion(pattern).size();
  }

  /** A walk through the pattern that multiplies each group by its repetitions. */
  private static final class Expansion {
    private final String pattern;
    private int at;

    Expansion(String pattern) {
      this.pattern = pattern;
    }

    /** Of what stands from here to the end of the group; at most 500 groups are in each other. */
    long size() {
      long sum = 0;
      long last = 0;
      while (at < pattern.length() && pattern.charAt(at) != ')') {
        char c = pattern.charAt(at++);
        if (c == '{') {
          long times = repetitions();
          sum = Math.min(Integer.MAX_VALUE, sum + last * (times - 1));
          last = Math.min(Integer.MAX_VALUE, last * times);
        } else {
          last = item(c);
          sum += last;
        }
      }
      return sum;
    }

    private long item(char c) {
      if (c == '(') {
        long inside = size();
        at++;
        return inside;
      }
      if (c == '\\') {
        at++;
      }
      if (c == '[') {
        skipClass();
      }
      return 1;
    }

    /** A bracket that comes first is one of the characters of the class. */
    private void skipClass() {
      at++;
      while (at < pattern.length() && pattern.charAt(at) != ']') {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }

    /** The greatest number in the braces, at least 1. */
    private long repetitions() {
      long greatest = 1;
      long number = 0;
      for (; at < pattern.length() && pattern.charAt(at) != '}'; at++) {
        int digit = Character.digit(pattern.charAt(at), 10);
        number = digit < 0 ? 0 : Math.min(LARGEST, number * 10 + digit);
        greatest = Math.max(greatest, number);
      }
      at++;
      return greatest;
    }
  }
}
