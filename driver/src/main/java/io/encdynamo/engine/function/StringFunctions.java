package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.ArgumentType.STRING_OR_BINARY;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.Locale;

/** Functions of whole strings. Characters are Unicode code points. */
final class StringFunctions {
  private StringFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("UPPER", "UCASE")
            .takes(STRING)
            .example("UPPER('Straße')", "'STRASSE'")
            .unary(
                "The string in upper case.",
                (s, run) -> string(string(s).toUpperCase(Locale.ROOT))),
        declare("LOWER", "LCASE")
            .takes(STRING)
            .example("LOWER('ÉTÉ')", "'été'")
            .unary(
                "The string in lower case.",
                (s, run) -> string(string(s).toLowerCase(Locale.ROOT))),
        declare("INITCAP")
            .takes(STRING)
            .example("INITCAP('hELLO big-wide world')", "'Hello Big-Wide World'")
            .unary(
                "The string with each word's first letter in upper case, the others in lower case.",
                (s, run) -> string(Strings.capitalized(string(s)))),
        counting("CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH", "LEN")
            .takes(STRING)
            .example("CHAR_LENGTH('héé')", "3")
            .unary(
                "How many characters the string has.",
                (s, run) -> whole(Strings.length(string(s)))),
        counting("OCTET_LENGTH")
            .takes(STRING_OR_BINARY)
            .example("OCTET_LENGTH('héé')", "5")
            .unary(
                "How many bytes the binary, or the string in UTF-8, has.",
                (s, run) -> whole(Strings.bytes(s).length)),
        counting("BIT_LENGTH")
            .takes(STRING_OR_BINARY)
            .example("BIT_LENGTH('abc')", "24")
            .unary(
                "How many bits the binary, or the string in UTF-8, has.",
                (s, run) -> whole(8L * Strings.bytes(s).length)),
        declare("TRIM", "BTRIM")
            .takes(STRING, STRING)
            .required(1)
            .example("TRIM('  a b ')", "'a b'")
            .example("TRIM(BOTH 'xy' FROM 'xyabyx')", "'ab'")
            .variadic(
                "The string without the characters of the second, or spaces, at both ends.",
                (a, run) -> string(Strings.trim(string(a[0]), optional(a, 1), true, true))),
        declare("LTRIM")
            .takes(STRING, STRING)
            .required(1)
            .example("LTRIM('  a ')", "'a '")
            .variadic(
                "The string without the characters of the second, or spaces, at its beginning.",
                (a, run) -> string(Strings.trim(string(a[0]), optional(a, 1), true, false))),
        declare("RTRIM")
            .takes(STRING, STRING)
            .required(1)
            .example("RTRIM('1.500', '0')", "'1.5'")
            .variadic(
                "The string without the characters of the second, or spaces, at its end.",
                (a, run) -> string(Strings.trim(string(a[0]), optional(a, 1), false, true))),
        declare("LPAD")
            .takes(STRING, INTEGER, STRING)
            .required(2)
            .example("LPAD('7', 3, '0')", "'007'")
            .variadic(
                "The string, filled up at its beginning, or cut at its end, to so many characters.",
                (a, run) -> string(Strings.pad(string(a[0]), whole(a[1]), optional(a, 2), true))),
        declare("RPAD")
            .takes(STRING, INTEGER, STRING)
            .required(2)
            .example("RPAD('ab', 5, 'xy')", "'abxyx'")
            .variadic(
                "The string, filled up or cut at its end, to so many characters.",
                (a, run) -> string(Strings.pad(string(a[0]), whole(a[1]), optional(a, 2), false))),
        declare("CONCAT")
            .takes(STRING)
            .repeating()
            .example("CONCAT('a', 'b', 'c')", "'abc'")
            .variadic("The strings one after another.", (a, run) -> string(Strings.concat(a))),
        declare("CONCAT_WS")
            .takes(STRING, STRING)
            .repeating()
            .seesAbsent()
            .example("CONCAT_WS(', ', 'a', NULL, 'b')", "'a, b'")
            .variadic(
                "The strings one after another with the first between them; absent ones are left out.",
                (a, run) -> Strings.joinPresent(a)),
        declare("REPEAT")
            .takes(STRING, INTEGER)
            .example("REPEAT('ab', 3)", "'ababab'")
            .binary(
                "The string so many times.",
                (s, n, run) -> string(Strings.repeat(string(s), whole(n)))),
        declare("SPACE")
            .takes(INTEGER)
            .example("SPACE(3)", "'   '")
            .unary("So many spaces.", (n, run) -> string(Strings.repeat(" ", whole(n)))),
        declare("REVERSE")
            .takes(STRING)
            .example("REVERSE('abc')", "'cba'")
            .unary(
                "The characters of the string in reverse order.",
                (s, run) -> string(Strings.reverse(string(s)))),
        declare("TRANSLATE")
            .takes(STRING, STRING, STRING)
            .example("TRANSLATE('1-(234)', '()-', '[]')", "'1[234]'")
            .variadic(
                "The first string with each character of the second replaced by the one at its place in the third, or left out.",
                (a, run) -> string(Strings.translate(string(a[0]), string(a[1]), string(a[2])))));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.STRING);
  }

  private static Declaration counting(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.BIGINT);
  }

  /** An argument that may be left out; a space then. */
  private static String optional(Value[] arguments, int index) {
    return index < arguments.length ? string(arguments[index]) : " ";
  }
}
