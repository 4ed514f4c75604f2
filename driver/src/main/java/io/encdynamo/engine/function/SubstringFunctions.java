package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.ArgumentType.STRING_OR_BINARY;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;

/** Functions of parts of strings. Positions count characters from 1. */
final class SubstringFunctions {
  private SubstringFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("SUBSTRING", "SUBSTR")
            .takes(STRING, INTEGER, INTEGER)
            .required(2)
            .example("SUBSTRING('abcdef' FROM 2 FOR 3)", "'bcd'")
            .example("SUBSTRING('abcdef', -1, 4)", "'ab'")
            .variadic(
                "The string from a position, of at most so many characters.",
                SubstringFunctions::substring),
        declare("LEFT")
            .takes(STRING, INTEGER)
            .example("LEFT('abcdef', 2)", "'ab'")
            .binary(
                "The first characters of the string.",
                (s, n, run) -> string(Strings.substring(string(s), 1, Math.max(0, whole(n))))),
        declare("RIGHT")
            .takes(STRING, INTEGER)
            .example("RIGHT('abcdef', 2)", "'ef'")
            .binary(
                "The last characters of the string.",
                (s, n, run) -> string(Strings.right(string(s), whole(n)))),
        counting("POSITION")
            .takes(STRING, STRING)
            .example("POSITION('cd' IN 'abcdef')", "3")
            .binary(
                "Where the first string stands in the second; 0 if it does not.",
                (needle, s, run) -> whole(Strings.position(string(needle), string(s), 1))),
        counting("LOCATE")
            .takes(STRING, STRING, INTEGER)
            .required(2)
            .example("LOCATE('a', 'abca', 2)", "4")
            .variadic(
                "Where the first string stands in the second, looked for from a position on; 0 if it does not.",
                (a, run) ->
                    whole(
                        Strings.position(
                            string(a[0]), string(a[1]), a.length > 2 ? whole(a[2]) : 1))),
        counting("INSTR")
            .takes(STRING, STRING)
            .example("INSTR('abcdef', 'cd')", "3")
            .binary(
                "Where the second string stands in the first; 0 if it does not.",
                (s, needle, run) -> whole(Strings.position(string(needle), string(s), 1))),
        declare("REPLACE", "TEXT_REPLACE")
            .takes(STRING, STRING, STRING)
            .example("REPLACE('banana', 'an', 'o')", "'booa'")
            .variadic(
                "The first string with every occurrence of the second replaced by the third.",
                (a, run) -> string(Strings.replace(string(a[0]), string(a[1]), string(a[2])))),
        declare("OVERLAY")
            .takes(STRING, STRING, INTEGER, INTEGER)
            .required(3)
            .example("OVERLAY('hello' PLACING 'XX' FROM 2 FOR 3)", "'hXXo'")
            .variadic(
                "The first string with the second put in at a position, in place of as many characters as it has, or of so many.",
                (a, run) ->
                    string(
                        Strings.overlay(
                            string(a[0]),
                            string(a[1]),
                            whole(a[2]),
                            a.length > 3 ? whole(a[3]) : Strings.length(string(a[1]))))),
        declare("INSERT")
            .takes(STRING, INTEGER, INTEGER, STRING)
            .example("{fn INSERT('hello', 2, 3, 'XX')}", "'hXXo'")
            .variadic(
                "The first string with so many characters from a position on replaced by the last, as JDBC has it.",
                (a, run) ->
                    string(Strings.overlay(string(a[0]), string(a[3]), whole(a[1]), whole(a[2])))),
        declare("SPLIT_PART")
            .takes(STRING, STRING, INTEGER)
            .example("SPLIT_PART('a,b,c', ',', 2)", "'b'")
            .variadic(
                "The part of the string at a position, where the second string divides it; empty past the last.",
                (a, run) -> part(Strings.split(string(a[0]), string(a[1])), whole(a[2]))),
        Declaration.function(Category.STRING, "SPLIT")
            .takes(STRING, STRING)
            .gives(SqlType.of(SqlType.Kind.LIST))
            .example("SPLIT('a,b,c', ',')", "['a', 'b', 'c']")
            .binary(
                "The list of the parts into which the second string divides the first.",
                (s, by, run) ->
                    new ListValue(
                        Strings.split(string(s), string(by)).stream()
                            .map(Arguments::string)
                            .toList())),
        test("BEGINS_WITH", "STARTS_WITH")
            .takes(STRING_OR_BINARY, STRING_OR_BINARY)
            .example("BEGINS_WITH('abc', 'ab')", "TRUE")
            .binary(
                "Whether the first string or binary begins with the second.", Strings::beginsWith),
        test("ENDS_WITH")
            .takes(STRING, STRING)
            .example("ENDS_WITH('abc', 'bc')", "TRUE")
            .binary(
                "Whether the first string ends with the second.",
                (s, end, run) -> BooleanValue.of(string(s).endsWith(string(end)))));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.STRING);
  }

  private static Declaration counting(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.BIGINT);
  }

  private static Declaration test(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.BOOLEAN);
  }

  private static Value substring(Value[] arguments, Execution run) {
    Long count = arguments.length > 2 ? whole(arguments[2]) : null;
    if (count != null && count < 0) {
      return run.failed(new DriverException(ErrorCode.SUBSTRING_INVALID));
    }
    return string(Strings.substring(string(arguments[0]), whole(arguments[1]), count));
  }

  private static Value part(List<String> parts, long position) {
    if (position < 1) {
      throw new DriverException(ErrorCode.VALUE_INVALID, "SPLIT_PART", "positions count from 1");
    }
    return string(position > parts.size() ? "" : parts.get((int) position - 1));
  }
}
