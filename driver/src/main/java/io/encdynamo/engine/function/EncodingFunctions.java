package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.BINARY;
import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.ArgumentType.STRING_OR_BINARY;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Functions between characters and codes, strings and bytes. */
final class EncodingFunctions {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private EncodingFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Declaration.function(Category.STRING, "ASCII")
            .takes(STRING)
            .gives(SqlType.BIGINT)
            .example("ASCII('abc')", "97")
            .unary(
                "The code point of the first character; 0 for the empty string.",
                (s, run) -> whole(string(s).isEmpty() ? 0 : string(s).codePointAt(0))),
        declare("CHR", "CHAR")
            .takes(INTEGER)
            .example("CHR(97)", "'a'")
            .unary(
                "The character of a code point.", (n, run) -> string(Strings.character(whole(n)))),
        declare("SOUNDEX")
            .takes(STRING)
            .example("SOUNDEX('Robert')", "'R163'")
            .unary(
                "The code of how the string sounds in English: a letter and three digits.",
                (s, run) -> string(Soundex.of(string(s)))),
        Declaration.function(Category.STRING, "DIFFERENCE")
            .takes(STRING, STRING)
            .gives(SqlType.BIGINT)
            .example("DIFFERENCE('Robert', 'Rupert')", "4")
            .binary(
                "At how many places the SOUNDEX codes of the two strings agree: 0 to 4.",
                (a, b, run) -> whole(Soundex.agreement(string(a), string(b)))),
        bytes("TO_UTF8")
            .takes(STRING)
            .example("TO_HEX(TO_UTF8('é'))", "'C3A9'")
            .unary("The string's bytes in UTF-8.", (s, run) -> new BinaryValue(Strings.bytes(s))),
        declare("FROM_UTF8")
            .takes(BINARY)
            .example("FROM_UTF8(X'C3A9')", "'é'")
            .unary(
                "The string whose bytes in UTF-8 these are.",
                (b, run) -> string(Strings.decode(((BinaryValue) b).bytes()))),
        declare("TO_HEX", "HEX")
            .takes(STRING_OR_BINARY)
            .example("TO_HEX('az')", "'617A'")
            .unary(
                "The bytes of the binary, or of the string in UTF-8, as hexadecimal digits.",
                (b, run) -> string(HEX.formatHex(Strings.bytes(b)))),
        bytes("FROM_HEX", "UNHEX")
            .takes(STRING)
            .example("FROM_HEX('617A')", "X'617A'")
            .unary("The binary that the hexadecimal digits give.", (s, run) -> fromHex(s)),
        declare("TO_BASE64")
            .takes(STRING_OR_BINARY)
            .example("TO_BASE64('az')", "'YXo='")
            .unary(
                "The bytes of the binary, or of the string in UTF-8, in base64.",
                (b, run) -> string(Base64.getEncoder().encodeToString(Strings.bytes(b)))),
        bytes("FROM_BASE64")
            .takes(STRING)
            .example("FROM_BASE64('YXo=')", "X'617A'")
            .unary("The binary that a string in base64 gives.", (s, run) -> fromBase64(s)));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases).gives(SqlType.STRING);
  }

  private static Declaration bytes(String name, String... aliases) {
    return Declaration.function(Category.STRING, name, aliases)
        .gives(SqlType.of(SqlType.Kind.BINARY));
  }

  private static Value fromHex(Value text) {
    try {
      return new BinaryValue(HEX.parseHex(string(text)));
    } catch (IllegalArgumentException e) {
      // Without the cause, which would show the text.
      throw invalid("FROM_HEX", "pairs of hexadecimal digits are wanted");
    }
  }

  private static Value fromBase64(Value text) {
    try {
      return new BinaryValue(Base64.getDecoder().decode(string(text)));
    } catch (IllegalArgumentException e) {
      throw invalid("FROM_BASE64", "the string is not base64");
    }
  }

  private static DriverException invalid(String function, String message) {
    return new DriverException(ErrorCode.VALUE_INVALID, function, message);
  }
}
