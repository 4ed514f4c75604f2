package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.ArgumentType.STRING_OR_BINARY;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Functions of strings. Characters are Unicode code points, positions count from 1. */
final class StringFunctions {
  private StringFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("UPPER", "UCASE")
            .takes(STRING)
            .unary(
                "The string in upper case.",
                (s, run) -> string(string(s).toUpperCase(Locale.ROOT))),
        declare("LOWER", "LCASE")
            .takes(STRING)
            .unary(
                "The string in lower case.",
                (s, run) -> string(string(s).toLowerCase(Locale.ROOT))),
        counting("CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH")
            .takes(STRING)
            .unary(
                "How many characters the string has.",
                (s, run) -> whole(Strings.length(string(s)))),
        counting("OCTET_LENGTH")
            .takes(STRING_OR_BINARY)
            .unary(
                "How many bytes the binary, or the string in UTF-8, has.",
                (s, run) -> whole(bytes(s).length)),
        counting("BIT_LENGTH")
            .takes(STRING_OR_BINARY)
            .unary(
                "How many bits the binary, or the string in UTF-8, has.",
                (s, run) -> whole(8L * bytes(s).length)),
        declare("TRIM", "BTRIM")
            .takes(STRING, STRING)
            .required(1)
            .variadic(
                "The string without the characters of the second, or spaces, at both ends.",
                (a, run) -> string(Strings.trim(string(a[0]), set(a), true, true))),
        declare("LTRIM")
            .takes(STRING, STRING)
            .required(1)
            .variadic(
                "The string without the characters of the second, or spaces, at its beginning.",
                (a, run) -> string(Strings.trim(string(a[0]), set(a), true, false))),
        declare("RTRIM")
            .takes(STRING, STRING)
            .required(1)
            .variadic(
                "The string without the characters of the second, or spaces, at its end.",
                (a, run) -> string(Strings.trim(string(a[0]), set(a), false, true))),
        declare("SUBSTRING", "SUBSTR")
            .takes(STRING, INTEGER, INTEGER)
            .required(2)
            .variadic(
                "The string from a position, of at most so many characters.",
                (a, run) ->
                    string(
                        Strings.substring(
                            string(a[0]), whole(a[1]), a.length > 2 ? whole(a[2]) : null))),
        declare("LEFT")
            .takes(STRING, INTEGER)
            .binary(
                "The first characters of the string.",
                (s, n, run) -> string(Strings.substring(string(s), 1, Math.max(0, whole(n))))),
        declare("RIGHT")
            .takes(STRING, INTEGER)
            .binary(
                "The last characters of the string.",
                (s, n, run) -> string(Strings.right(string(s), whole(n)))),
        counting("POSITION")
            .takes(STRING, STRING)
            .binary(
                "Where the first string stands in the second; 0 if it does not.",
                (needle, s, run) -> whole(Strings.position(string(needle), string(s), 1))),
        counting("LOCATE")
            .takes(STRING, STRING, INTEGER)
            .required(2)
            .variadic(
                "Where the first string stands in the second, looked for from a position on; 0 if it does not.",
                (a, run) ->
                    whole(
                        Strings.position(
                            string(a[0]), string(a[1]), a.length > 2 ? whole(a[2]) : 1))),
        declare("REPLACE")
            .takes(STRING, STRING, STRING)
            .variadic(
                "The first string with every occurrence of the second replaced by the third.",
                (a, run) -> string(Strings.replace(string(a[0]), string(a[1]), string(a[2])))),
        declare("OVERLAY")
            .takes(STRING, STRING, INTEGER, INTEGER)
            .required(3)
            .variadic(
                "The first string with the second put in at a position, in place of as many characters as it has, or of so many.",
                (a, run) ->
                    string(
                        Strings.overlay(
                            string(a[0]),
                            string(a[1]),
                            whole(a[2]),
                            a.length > 3 ? whole(a[3]) : Strings.length(string(a[1]))))),
        declare("CONCAT")
            .takes(STRING)
            .repeating()
            .variadic("The strings one after another.", (a, run) -> string(concat(a))),
        declare("REPEAT")
            .takes(STRING, INTEGER)
            .binary(
                "The string so many times.",
                (s, n, run) -> string(Strings.repeat(string(s), whole(n)))),
        declare("SPACE")
            .takes(INTEGER)
            .unary("So many spaces.", (n, run) -> string(Strings.repeat(" ", whole(n)))),
        declare("REVERSE")
            .takes(STRING)
            .unary(
                "The characters of the string in reverse order.",
                (s, run) -> string(Strings.reverse(string(s)))),
        declare("LPAD")
            .takes(STRING, INTEGER, STRING)
            .required(2)
            .variadic(
                "The string, filled up at its beginning, or cut at its end, to so many characters.",
                (a, run) -> string(Strings.pad(string(a[0]), whole(a[1]), set(a, 2), true))),
        declare("RPAD")
            .takes(STRING, INTEGER, STRING)
            .required(2)
            .variadic(
                "The string, filled up or cut at its end, to so many characters.",
                (a, run) -> string(Strings.pad(string(a[0]), whole(a[1]), set(a, 2), false))),
        counting("ASCII")
            .takes(STRING)
            .unary(
                "The code point of the first character; 0 for the empty string.",
                (s, run) -> whole(string(s).isEmpty() ? 0 : string(s).codePointAt(0))),
        declare("CHR", "CHAR")
            .takes(INTEGER)
            .unary(
                "The character of a code point.", (n, run) -> string(Strings.character(whole(n)))),
        Declaration.function(Category.STRING, "TO_UTF8")
            .takes(STRING)
            .gives(SqlType.of(SqlType.Kind.BINARY))
            .unary("The string's bytes in UTF-8.", (s, run) -> new BinaryValue(bytes(s))),
        declare("FROM_UTF8")
            .takes(ArgumentType.BINARY)
            .unary(
                "The string whose bytes in UTF-8 these are.",
                (b, run) -> string(Strings.decode(((BinaryValue) b).bytes()))));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.STRING);
  }

  private static Declaration counting(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.BIGINT);
  }

  private static String set(Value[] arguments) {
    return set(arguments, 1);
  }

  /** An argument that may be left out; a space then. */
  private static String set(Value[] arguments, int index) {
    return index < arguments.length ? string(arguments[index]) : " ";
  }

  private static byte[] bytes(Value value) {
    return value instanceof BinaryValue binary
        ? binary.bytes()
        : string(value).getBytes(StandardCharsets.UTF_8);
  }

  private static String concat(Value[] strings) {
    long length = 0;
    for (Value each : strings) {
      length += string(each).length();
    }
    StringBuilder result = new StringBuilder(Arguments.length("CONCAT", length));
    for (Value each : strings) {
      result.append(string(each));
    }
    return result.toString();
  }
}
