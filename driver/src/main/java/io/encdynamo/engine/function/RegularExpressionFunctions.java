package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;

/** Functions that look for a regular expression in a string. */
final class RegularExpressionFunctions {
  private RegularExpressionFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("REGEXP_LIKE", SqlType.BOOLEAN)
            .takes(STRING, STRING, STRING)
            .required(2)
            .example("REGEXP_LIKE('Order 66', '^order \\d+$', 'i')", "TRUE")
            .variadic(
                "Whether the regular expression matches somewhere in the string; flags i, m, s.",
                (a, run) ->
                    BooleanValue.of(pattern("REGEXP_LIKE", a, 2).matcher(text(a[0], run)).find())),
        declare("REGEXP_REPLACE", SqlType.STRING)
            .takes(STRING, STRING, STRING, STRING)
            .required(2)
            .example(
                "REGEXP_REPLACE('2024-02-29', '(\\d+)-(\\d+)-(\\d+)', '$3.$2.$1')", "'29.02.2024'")
            .variadic(
                "The string with every match replaced by the third, in which $1 is the first group; without a third the matches are left out.",
                (a, run) -> replace(a, run)),
        declare("REGEXP_SUBSTR", SqlType.STRING)
            .takes(STRING, STRING, INTEGER, INTEGER, STRING)
            .required(2)
            .example("REGEXP_SUBSTR('a1 b22 c333', '\\d+', 1, 2)", "'22'")
            .variadic(
                "The first match, looked for from a position on, or the one of a number; NULL if there is none.",
                (a, run) -> substring(a, run)),
        declare("REGEXP_INSTR", SqlType.BIGINT)
            .takes(STRING, STRING)
            .example("REGEXP_INSTR('abc123', '\\d')", "4")
            .binary(
                "Where the first match begins; 0 if there is none.",
                (s, p, run) -> whole(position(string(s), compile("REGEXP_INSTR", p), run))),
        declare("REGEXP_COUNT", SqlType.BIGINT)
            .takes(STRING, STRING)
            .example("REGEXP_COUNT('banana', 'an')", "2")
            .binary(
                "How many matches the string has.",
                (s, p, run) -> whole(count(compile("REGEXP_COUNT", p).matcher(text(s, run))))));
  }

  private static Declaration declare(String name, SqlType result) {
    return Declaration.function(Category.STRING, name).gives(result);
  }

  private static Pattern compile(String function, Value pattern) {
    return RegularExpression.compile(function, string(pattern), "");
  }

  private static Pattern pattern(String function, Value[] arguments, int flags) {
    return RegularExpression.compile(
        function, string(arguments[1]), arguments.length > flags ? string(arguments[flags]) : "");
  }

  private static CharSequence text(Value text, Execution run) {
    return LongText.of(string(text), run);
  }

  private static Value replace(Value[] arguments, Execution run) {
    Matcher matcher = pattern("REGEXP_REPLACE", arguments, 3).matcher(text(arguments[0], run));
    String replacement = arguments.length > 2 ? string(arguments[2]) : "";
    StringBuilder result = new StringBuilder();
    try {
      while (matcher.find()) {
        matcher.appendReplacement(result, replacement);
        Arguments.length("REGEXP_REPLACE", result.length());
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Without the cause, which would show the replacement.
      throw new DriverException(
          ErrorCode.VALUE_INVALID,
          "REGEXP_REPLACE",
          "the replacement names a group that the pattern does not have");
    }
    matcher.appendTail(result);
    return string(result.toString());
  }

  private static Value substring(Value[] arguments, Execution run) {
    String text = string(arguments[0]);
    long from = arguments.length > 2 ? whole(arguments[2]) : 1;
    long occurrence = arguments.length > 3 ? whole(arguments[3]) : 1;
    if (from < 1 || occurrence < 1) {
      throw new DriverException(ErrorCode.SUBSTRING_INVALID);
    }
    int length = Strings.length(text);
    Matcher matcher = pattern("REGEXP_SUBSTR", arguments, 4).matcher(LongText.of(text, run));
    if (from > length + 1L || !matcher.find(text.offsetByCodePoints(0, (int) (from - 1)))) {
      return NullValue.NULL;
    }
    for (long i = 1; i < occurrence; i++) {
      if (!matcher.find()) {
        return NullValue.NULL;
      }
    }
    return string(matcher.group());
  }

  private static long position(String text, Pattern pattern, Execution run) {
    Matcher matcher = pattern.matcher(LongText.of(text, run));
    return matcher.find() ? text.codePointCount(0, matcher.start()) + 1L : 0;
  }

  private static long count(Matcher matcher) {
    long count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
