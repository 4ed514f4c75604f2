package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.DATETIME;
import static io.encdynamo.engine.function.ArgumentType.DATETIME_OR_NUMBER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.Arguments.string;

import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DateTimeLiteral;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.util.List;

/** Functions that write and read dates, times and numbers by a pattern. */
final class FormatFunctions {
  private static final SqlType DATE = SqlType.of(SqlType.Kind.DATE);
  private static final SqlType TIMESTAMP = SqlType.of(SqlType.Kind.TIMESTAMP);

  private FormatFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("TO_CHAR", SqlType.STRING)
            .takes(DATETIME_OR_NUMBER, STRING)
            .example(
                "TO_CHAR(TIMESTAMP '2024-02-29 13:05:09', 'DD Mon YYYY, HH12:MI PM')",
                "'29 Feb 2024, 01:05 PM'")
            .example("TO_CHAR(1234.5, 'FM999,990.00')", "'1,234.50'")
            .binary(
                "A date, time or number written by a pattern, as YYYY-MM-DD HH24:MI:SS.FF3 or FM999,990.00.",
                FormatFunctions::toChar),
        declare("TO_DATE", DATE)
            .takes(STRING, STRING)
            .required(1)
            .example("TO_DATE('29.02.2024', 'DD.MM.YYYY')", "DATE '2024-02-29'")
            .variadic(
                "The date that a string holds in the form of a pattern, or of ISO-8601.",
                (a, run) ->
                    a.length == 1
                        ? converted(a[0], DATE, run)
                        : Formats.date(
                            string(a[0]), DateTimePattern.compile("TO_DATE", string(a[1])), run)),
        declare("TO_TIMESTAMP", SqlType.ANY)
            .takes(STRING, STRING)
            .required(1)
            .example(
                "TO_TIMESTAMP('29.02.2024 13:05', 'DD.MM.YYYY HH24:MI')",
                "TIMESTAMP '2024-02-29 13:05:00'")
            .variadic(
                "The timestamp that a string holds in the form of a pattern, or of ISO-8601; zoned where there is an offset.",
                (a, run) ->
                    a.length == 1
                        ? timestamp(a[0], run)
                        : Formats.timestamp(
                            string(a[0]),
                            DateTimePattern.compile("TO_TIMESTAMP", string(a[1])),
                            run)),
        declare("TO_STRING", SqlType.STRING)
            .takes(DATETIME, STRING)
            .example(
                "TO_STRING(TIMESTAMP '2024-02-29 13:05:09', 'MMMM d, y h:m a')",
                "'February 29, 2024 1:5 PM'")
            .binary(
                "A date or time written by one of PartiQL's patterns, as yyyy-MM-dd HH:mm:ss.",
                (value, pattern, run) ->
                    Formats.write(
                        "TO_STRING", value, Formats.partiql("TO_STRING", string(pattern)), run)),
        Declaration.function(Category.NUMERIC, "TO_NUMBER")
            .gives(SqlType.DECIMAL)
            .takes(STRING, STRING)
            .required(1)
            .example("TO_NUMBER('1,234.50', '9,999.99')", "1234.50")
            .variadic(
                "The number that a string holds, in the form of a pattern or as SQL writes numbers.",
                FormatFunctions::toNumber));
  }

  private static Declaration declare(String name, SqlType result) {
    return Declaration.function(Category.DATETIME, name).gives(result);
  }

  private static Value toChar(Value value, Value pattern, Execution run) {
    if (value instanceof NumericValue number) {
      return string(NumberPattern.compile("TO_CHAR", string(pattern)).write(number.decimal()));
    }
    return Formats.write(
        "TO_CHAR", value, DateTimePattern.compile("TO_CHAR", string(pattern)), run);
  }

  private static Value toNumber(Value[] arguments, Execution run) {
    if (arguments.length == 1) {
      return converted(arguments[0], SqlType.DECIMAL, run);
    }
    BigDecimal number =
        NumberPattern.compile("TO_NUMBER", string(arguments[1])).read(string(arguments[0]));
    return number == null
        ? run.failed(new DriverException(ErrorCode.CAST_FAILED, SqlType.DECIMAL.sql()))
        : Decimals.exact(number);
  }

  private static Value timestamp(Value text, Execution run) {
    try {
      return DateTimeLiteral.parse(string(text), TIMESTAMP);
    } catch (DriverException failure) {
      return run.failed(failure);
    }
  }

  private static Value converted(Value text, SqlType type, Execution run) {
    try {
      return Conversions.cast(text, type);
    } catch (DriverException failure) {
      return run.failed(failure);
    }
  }
}
