package io.encdynamo.engine.function;

import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.interval;
import static io.encdynamo.value.TestValues.row;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.time;
import static io.encdynamo.value.TestValues.timestamp;
import static io.encdynamo.value.TestValues.value;
import static io.encdynamo.value.TestValues.zoned;
import static io.encdynamo.value.TestValues.zonedTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.expression.Expressions;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.RandomValues;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionTableTest {
  private static final String MISTYPED = "mistyped";

  /** As MISTYPED, for a value of the right type that has no counterpart. */
  private static final String FAILED = "failed";

  private static Evaluator call(String name, Value... arguments) {
    List<Evaluator> constants = Arrays.stream(arguments).map(Expressions::constant).toList();
    ScalarFunction function =
        FunctionTable.named(name).stream()
            .filter(each -> each.takes(arguments.length))
            .findFirst()
            .orElseThrow();
    return Expressions.call(function, constants);
  }

  private static Arguments of(String name, Object expected, Object... arguments) {
    return Arguments.of(name, expected, arguments);
  }

  static Stream<Arguments> strings() {
    return Stream.of(
        of("upper", "\u00c9A", "\u00e9a"),
        of("LOWER", "\u00e9a", "\u00c9A"),
        of("UCASE", NULL, NULL),
        of("UPPER", MISSING, MISSING),
        of("UPPER", MISTYPED, 1),
        of("CHAR_LENGTH", 4, "\ud83d\ude01\ud83d\ude1e\ud83d\ude38\ud83d\ude38"),
        of("OCTET_LENGTH", 9, "fran\u00e7ais"),
        of("BIT_LENGTH", 24, "abc"),
        of("TRIM", "a b", "  a b "),
        of("TRIM", "foobar", "1212foobar1212", "12"),
        of("LTRIM", "a ", " a "),
        of("RTRIM", " a", " a "),
        of("TRIM", "", "   "),
        of("SUBSTRING", "123456789", "123456789", 0),
        of("SUBSTRING", "1", "123456789", 0, 2),
        of("SUBSTRING", "1", "123456789", -4, 6),
        of("SUBSTRING", "234", "123456789", 2, 3),
        of("SUBSTRING", "", "1", -4, 1),
        of("SUBSTRING", "89", "123456789", 8, Long.MAX_VALUE),
        of("SUBSTRING", "\ud83d\ude38", "\ud83d\ude01\ud83d\ude38", 2),
        of("SUBSTRING", MISTYPED, "a", "b"),
        of("SUBSTRING", MISTYPED, NULL, "b"),
        of("SUBSTRING", NULL, "a", NULL),
        of("LEFT", "ab", "abc", 2),
        of("LEFT", "ab", "abc", decimal("2.0")),
        of("LEFT", MISTYPED, "abc", decimal("1.5")),
        of("LEFT", MISTYPED, "abc", 2.0),
        of("RIGHT", "bc", "abc", 2),
        of("RIGHT", "abc", "abc", 5),
        of("POSITION", 3, "cde", "abcdefg"),
        of("POSITION", 1, "", "abc"),
        of("POSITION", 0, "x", "abc"),
        of("POSITION", MISSING, NULL, MISSING),
        of("LOCATE", 4, "a", "abcabc", 2),
        of("REPLACE", "xbxb", "abab", "a", "x"),
        of("REPLACE", "abab", "abab", "", "x"),
        of("OVERLAY", "hXXo", "hello", "XX", 2, 3),
        of("OVERLAY", "XXllo", "hello", "XX", 1),
        of("OVERLAY", "XXhello", "hello", "XX", 1, 0),
        of("OVERLAY", "helloXX", "hello", "XX", 100, 100),
        of("CONCAT", "abc", "a", "b", "c"),
        of("REPEAT", "abab", "ab", 2),
        of("REPEAT", "", "ab", -1),
        of("REVERSE", "\ud83d\ude01ba", "ab\ud83d\ude01"),
        of("LPAD", "xyxab", "ab", 5, "xy"),
        of("LPAD", "ab", "abc", 2),
        of("RPAD", "ab   ", "ab", 5),
        of("ASCII", 97, "abc"),
        of("CHR", "a", 97),
        of("FROM_UTF8", "\u00e9", new byte[] {(byte) 0xc3, (byte) 0xa9}),
        of("SUBSTRING", MISSING, NULL, 1, MISSING),
        of("INITCAP", "\u00c9t\u00e9 2nd O'Neill", "\u00e9T\u00c9 2ND o'neill"),
        of("CONCAT_WS", "a-b", "-", "a", NULL, MISSING, "b"),
        of("CONCAT_WS", "", "-", NULL),
        of("CONCAT_WS", NULL, NULL, "a"),
        of("CONCAT_WS", MISTYPED, "-", 1),
        of("TRANSLATE", "x\ud83d\ude01", "abc", "abc", "x\ud83d\ude01"),
        of("INSTR", 2, "abc", "b"),
        of("INSERT", "aXd", "abcd", 2, 2, "X"),
        of("SPLIT", List.of("", "a", ""), ",a,", ","),
        of("SPLIT", List.of("abc"), "abc", ""),
        of("SPLIT_PART", "", "a,b", ",", 3),
        of("ENDS_WITH", false, "abc", "ab"),
        of("SOUNDEX", "T522", "Tymczak"),
        of("SOUNDEX", "A261", "Ashcraft"),
        of("SOUNDEX", "", "123"),
        of("DIFFERENCE", 4, "Smith", "Smythe"),
        of("TO_HEX", "00FF", new byte[] {0, (byte) 0xff}),
        of("REGEXP_LIKE", true, "a\nb", "a.b", "s"),
        of("REGEXP_LIKE", false, "a\nb", "a.b"),
        of("REGEXP_LIKE", false, "a".repeat(5000), "(a*)*b"),
        of("REGEXP_REPLACE", "b", "aab", "a"),
        of("REGEXP_REPLACE", "xbx", "abA", "a", "x", "i"),
        of("REGEXP_SUBSTR", NULL, "abc", "[0-9]+"),
        of("REGEXP_SUBSTR", NULL, "a1", "[0-9]", 1, 2),
        of("REGEXP_SUBSTR", NULL, "a1", "[0-9]", 9),
        of("REGEXP_SUBSTR", "2", "\ud83d\ude01b2", "[0-9]", 3),
        of("REGEXP_INSTR", 2, "\ud83d\ude01b", "b"),
        of("REGEXP_COUNT", 0, "abc", "x"),
        of("TO_UTF8", new byte[] {(byte) 0xc3, (byte) 0xa9}, "\u00e9"));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        of("ABS", 1, -1),
        of("ABS", decimal("1.90"), decimal("-1.90")),
        of("ABS", decimal("9223372036854775808"), Long.MIN_VALUE),
        of("ABS", MISTYPED, "foo"),
        of("ABS", interval("1-6", "YEAR TO MONTH"), interval("-1-6", "YEAR TO MONTH")),
        of("ABS", interval("1 2", "DAY TO HOUR"), interval("-1 2", "DAY TO HOUR")),
        of("SIGN", -1, -0.5),
        of("MOD", -1, -17, 4),
        of("MOD", MISTYPED, MISSING, "some string"),
        of("MOD", MISSING, MISSING, NULL),
        of("CEIL", decimal("2"), decimal("1.1")),
        of("CEILING", -1.0, -1.5),
        of("FLOOR", -2.0, -1.5),
        of("FLOOR", 7, 7),
        of("ROUND", decimal("1.01"), decimal("1.005"), 2),
        of("ROUND", -2.0, -1.5),
        of("ROUND", 1200, 1234, -2),
        of("ROUND", 0.3, 0.25, 1),
        of("TRUNC", decimal("-1.9"), decimal("-1.99"), 1),
        of("TRUNCATE", 1, 1, 3),
        of("POWER", 8.0, 2, 3),
        of("SQRT", 1.5, 2.25),
        of("LN", 0.0, 1),
        of("LOG10", 3.0, 1000),
        of("LOG", 3.0, 2, 8),
        of("LOG", 0.0, 1),
        of("LOG2", 10.0, 1024),
        of("CBRT", -2.0, -8),
        of("WIDTH_BUCKET", 0, -1, 0, 10, 5),
        of("WIDTH_BUCKET", 6, 10, 0, 10, 5),
        of("WIDTH_BUCKET", 1, decimal("9.5"), 10, 0, 5),
        of("TO_NUMBER", decimal("-12.5"), "12.5-", "99.9MI"),
        of("TO_NUMBER", decimal("1E3"), "1e3"),
        of("TO_NUMBER", FAILED, "12345", "999"),
        of("TO_NUMBER", FAILED, "x", "999"),
        of("TO_CHAR", "  7", 7, "99"),
        of("TO_CHAR", "-07", -7, "00"),
        of("TO_CHAR", "###", 100, "99"),
        of("TO_CHAR", "  +1,234.50", decimal("1234.5"), "S999,999.99"),
        of("TO_CHAR", "12.5-", decimal("-12.5"), "FM99.99MI"),
        of("TO_CHAR", "0.00", 0, "FM990.00"),
        of("TO_CHAR", "1,000", decimal("999.5"), "FM9,999"),
        of("DEGREES", 0.0, 0));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        of("CURRENT_DATE", date("2024-02-29")),
        of("CURRENT_TIME", time("12:34:56.789")),
        of("NOW", zoned("2024-02-29T12:34:56.789Z")),
        of("EXTRACT", 2000, "year", date("2000-01-02")),
        of("EXTRACT", 1, "MONTH", date("2000-01-02")),
        of("EXTRACT", decimal("45.678"), "second", time("01:23:45.678")),
        of("EXTRACT", -6, "timezone_hour", zoned("2000-01-02T01:23:45-06:30")),
        of("EXTRACT", -30, "timezone_minute", zoned("2000-01-02T01:23:45-06:30")),
        of("EXTRACT", decimal("86400.5"), "epoch", timestamp("1970-01-02T00:00:00.5")),
        of("EXTRACT", MISTYPED, "hour", date("2000-01-02")),
        of("EXTRACT", MISTYPED, "epoch", time("01:23:45")),
        of("EXTRACT", 1, "hour", zonedTime("01:23:45-06:30")),
        of("EXTRACT", -30, "timezone_minute", zonedTime("01:23:45-06:30")),
        of("EXTRACT", 3, "year", interval("3-4", "YEAR TO MONTH")),
        of("EXTRACT", -4, "month", interval("-3-4", "YEAR TO MONTH")),
        of("EXTRACT", MISTYPED, "day", interval("3-4", "YEAR TO MONTH")),
        of("EXTRACT", -3, "day", interval("-3 4:5:6.789", "DAY TO SECOND")),
        of("EXTRACT", decimal("6.789"), "second", interval("3 4:5:6.789", "DAY TO SECOND")),
        of("EXTRACT", decimal("-90"), "epoch", interval("-1:30", "MINUTE TO SECOND")),
        of("EXTRACT", MISTYPED, "month", interval("3 4:5:6.789", "DAY TO SECOND")),
        of("EXTRACT", NULL, "hour", NULL),
        of("YEAR", 2000, timestamp("2000-01-02T03:04")),
        of("QUARTER", 4, date("2000-12-31")),
        of("DAYNAME", "Thursday", timestamp("2024-02-29T23:59")),
        of("DAYNAME", MISTYPED, time("12:00")),
        of("LAST_DAY", date("2023-02-28"), zoned("2023-02-01T00:00Z")),
        of("FROM_UNIXTIME", zoned("1969-12-31T23:59:58.5Z"), decimal("-1.5")),
        of("UNIX_TIMESTAMP", decimal("1709210096.789")),
        of("UNIX_TIMESTAMP", decimal("-0.5"), timestamp("1969-12-31T23:59:59.5")),
        of("TO_CHAR", "Thu, 29. FEBRUARY at 1", date("2024-02-29"), "Dy, DD. \"FEBRUARY at \"Q"),
        of(
            "TO_CHAR",
            "2024-02-29T12:34:56.789+05:30",
            zoned("2024-02-29T12:34:56.789123+05:30"),
            "YYYY-MM-DDTHH24:MI:SS.FF3TZH:TZM"),
        of("TO_CHAR", MISTYPED, date("2024-02-29"), "HH24"),
        of(
            "TO_STRING",
            "2024-02-29T12:34:56+05:30",
            zoned("2024-02-29T12:34:56+05:30"),
            "yyyy-MM-dd'T'HH:mm:ssXXX"),
        of("TO_DATE", date("2024-02-09"), "2024-02-09"),
        of("TO_DATE", date("2024-02-29"), "29 feb 24", "DD MON YY"),
        of("TO_DATE", FAILED, "30.02.2024", "DD.MM.YYYY"),
        of("TO_TIMESTAMP", zoned("2024-02-29T12:34:56+05:30"), "2024-02-29 12:34:56+05:30"),
        of(
            "TO_TIMESTAMP",
            timestamp("2024-02-29T13:05"),
            "2024-02-29 01:05 PM",
            "YYYY-MM-DD HH12:MI AM"),
        of("TO_TIMESTAMP", timestamp("2024-02-29T00:00"), "20240229", "YYYYMMDD"),
        of("TO_TIMESTAMP", FAILED, "2024-02-29 01:05", "YYYY-MM-DD HH12:MI"),
        of("TO_TIMESTAMP", FAILED, "noon", "YYYY-MM-DD"),
        of("DAYOFWEEK", 1, date("2024-03-03")),
        of("DAYOFYEAR", 60, date("2024-02-29")),
        of("DATE_TRUNC", date("2024-01-01"), "quarter", date("2024-02-29")),
        of("DATE_TRUNC", date("2024-02-26"), "week", date("2024-02-29")),
        of("DATE_TRUNC", timestamp("2024-02-29T12:00"), "hour", timestamp("2024-02-29T12:34:56")),
        of("DATE_TRUNC", zoned("2024-02-01T00:00+02:00"), "month", zoned("2024-02-29T12:34+02:00")),
        of("DATE_TRUNC", time("12:34:00"), "minutes", time("12:34:56")),
        of("DATE_ADD", date("2025-02-28"), "year", 1, date("2024-02-29")),
        of("DATE_ADD", date("2023-11-29"), "quarter", -1, date("2024-02-29")),
        of("TIMESTAMPADD", timestamp("2024-02-29T01:00"), "SQL_TSI_HOUR", 1, date("2024-02-29")),
        of("DATE_ADD", time("00:30:00"), "hour", 1, time("23:30:00")),
        of("DATE_ADD", MISTYPED, "day", 1, time("23:30:00")),
        of("DATE_DIFF", 1, "month", date("2024-01-31"), date("2024-03-01")),
        of("DATE_DIFF", -24, "hour", date("2024-01-02"), date("2024-01-01")),
        of("DATE_TRUNC", zonedTime("12:00+02:00"), "hour", zonedTime("12:34:56+02:00")),
        of("DATE_ADD", zonedTime("00:30:00Z"), "hour", 1, zonedTime("23:30:00Z")),
        of("DATE_DIFF", 2, "hour", zonedTime("12:00:00+02:00"), time("12:00:00")),
        of("DATE_DIFF", 2, "minute", time("00:00:30"), time("00:02:30")));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        of("COALESCE", 3, NULL, MISSING, 3),
        of("NULLIF", NULL, 1, 1.0),
        of("GREATEST", 3, 1, 3, 2),
        of("LEAST", "a", "b", "a"),
        of("LEAST", NULL, "b", NULL),
        of("NVL2", 2, 1, 2, 3),
        of("IIF", 3, NULL, 2, 3),
        of("DECODE", 9, NULL, 1, 8, MISSING, 9),
        of("DECODE", NULL, 5, 1, 2),
        of("DECODE", 7, 5, 1, 2, 7),
        of("FILTER_DISTINCT", value(new Object[] {1, "a"}), value(new Object[] {1, "a", 1.0})),
        of("FILTER_DISTINCT", MISTYPED, 5),
        of("ATTRIBUTE_EXISTS", false, MISSING),
        of("ATTRIBUTE_NOT_EXISTS", false, NULL),
        of("CARDINALITY", 1, List.of(NULL)),
        of("CARDINALITY", 1, Map.of("a", 1)),
        of("CARDINALITY", MISTYPED, "foo"),
        of("SIZE", 3, "foo"),
        of("SIZE", 2, new byte[2]),
        of("SIZE", 2, value(new Object[] {1, 1})),
        of("EXISTS", false, List.of()),
        of("EXISTS", true, value(new Object[] {MISSING})),
        of("begins_with", true, "abc", "ab"),
        of("BEGINS_WITH", false, "abc", "abcd"),
        of("BEGINS_WITH", true, new byte[] {1, 2}, new byte[] {1}),
        of("CONTAINS", true, "abc", "b"),
        of("CONTAINS", true, Set.of("b"), "b"),
        of("CONTAINS", true, List.of(1, 2), 2.0),
        of("CONTAINS", false, List.of(1, 2), "2"),
        of("CONTAINS", MISTYPED, 5, 5),
        of("ATTRIBUTE_TYPE", true, "a", "S"),
        of("ATTRIBUTE_TYPE", true, NULL, "NULL"),
        of("ATTRIBUTE_TYPE", false, MISSING, "NULL"),
        of("ATTRIBUTE_TYPE", false, 1, "S"));
  }

  @ParameterizedTest(name = "{0} {2} = {1}")
  @MethodSource({"strings", "numbers", "times", "others"})
  void computes(String name, Object expected, Object[] arguments) {
    Evaluator call = call(name, row(arguments));
    if (MISTYPED.equals(expected) || FAILED.equals(expected)) {
      assertThat(call.evaluate(row(), TestExecution.permissive())).isEqualTo(MISSING);
      assertThatThrownBy(() -> call.evaluate(row(), TestExecution.strict()))
          .isInstanceOfSatisfying(
              DriverException.class,
              e ->
                  assertThat(e.code().sqlState())
                      .matches(FAILED.equals(expected) ? "22007|22018" : "22000"));
    } else {
      assertThat(show(call.evaluate(row(), TestExecution.strict())))
          .isEqualTo(show(value(expected)));
    }
  }

  static Stream<Arguments> fails() {
    return Stream.of(
        Arguments.of("MOD", "22012", new Object[] {1, 0}),
        Arguments.of("SQRT", "22023", new Object[] {-1}),
        Arguments.of("LN", "22003", new Object[] {0}),
        Arguments.of("POWER", "22003", new Object[] {10, 400}),
        Arguments.of("OVERLAY", "22011", new Object[] {"a", "b", 0}),
        Arguments.of("SPLIT_PART", "22023", new Object[] {"a", "b", 0}),
        Arguments.of("FROM_HEX", "22023", new Object[] {"0g"}),
        Arguments.of("FROM_BASE64", "22023", new Object[] {"?"}),
        Arguments.of("REGEXP_LIKE", "2201B", new Object[] {"a", "("}),
        Arguments.of("REGEXP_LIKE", "22023", new Object[] {"a", "a", "x"}),
        Arguments.of("REGEXP_LIKE", "54000", new Object[] {"a", "((a{100}){100}){100}"}),
        Arguments.of("REGEXP_LIKE", "54000", new Object[] {"a", "(a|".repeat(3000)}),
        Arguments.of("REGEXP_REPLACE", "22023", new Object[] {"a", "a", "$1"}),
        Arguments.of("REGEXP_SUBSTR", "22011", new Object[] {"a", "a", 0}),
        Arguments.of("JSON_VALUE", "22023", new Object[] {Map.of(), "$.a ? (@ > 1)"}),
        Arguments.of("JSON_VALUE", "22023", new Object[] {Map.of(), "strict $.a"}),
        Arguments.of("TO_CHAR", "22023", new Object[] {date("2024-02-29"), "YYYY-bogus"}),
        Arguments.of("TO_CHAR", "22023", new Object[] {1, "9x9"}),
        Arguments.of("TO_STRING", "22023", new Object[] {date("2024-02-29"), "yyyy-bogus"}),
        Arguments.of("FROM_UNIXTIME", "22008", new Object[] {decimal("1E+100")}),
        Arguments.of("WIDTH_BUCKET", "22023", new Object[] {1, 2, 2, 5}),
        Arguments.of("LOG", "22023", new Object[] {-1}),
        Arguments.of("REPEAT", "54000", new Object[] {"abc", Long.MAX_VALUE}),
        Arguments.of("LPAD", "54000", new Object[] {"abc", 1L << 40}),
        Arguments.of("CHR", "22023", new Object[] {0xD800}),
        Arguments.of("FROM_UTF8", "22023", new Object[] {new byte[] {(byte) 0xff}}),
        Arguments.of("EXTRACT", "22023", new Object[] {"fortnight", date("2024-01-01")}),
        Arguments.of("DATE_TRUNC", "22023", new Object[] {"dow", date("2024-01-01")}),
        Arguments.of(
            "DATE_ADD", "22008", new Object[] {"year", Long.MAX_VALUE, date("2024-01-01")}));
  }

  @ParameterizedTest(name = "{0} {2}: {1}")
  @MethodSource
  void fails(String name, String state, Object[] arguments) {
    Evaluator call = call(name, row(arguments));
    assertThatThrownBy(() -> call.evaluate(row(), TestExecution.permissive()))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
  }

  @Test
  void whateverTheArgumentsAreTheAnswerIsAValueOrAnErrorOfTheDriver() {
    RandomValues random = new RandomValues(41);
    for (ScalarFunction function : FunctionTable.all()) {
      for (int i = 0; i < 1000; i++) {
        int optional = function.arguments().size() - function.required();
        int count = function.required() + random.nextInt(optional + (function.variadic() ? 3 : 1));
        List<Evaluator> arguments = new ArrayList<>();
        for (int j = 0; j < count; j++) {
          arguments.add(Expressions.constant(argument(random, function.argument(j))));
        }
        try {
          Value result =
              Expressions.call(function, arguments).evaluate(row(), TestExecution.permissive());
          assertThat(result).isNotNull();
        } catch (DriverException e) {
          assertThat(e.code().sqlState().substring(0, 2)).isIn("22", "54");
        }
      }
    }
  }

  /**
   * Mostly one that the function takes; strings mostly ones that mean something to some function.
   */
  private static Value argument(RandomValues random, ArgumentType type) {
    Value value = random.any();
    for (int i = 0; i < 30 && !type.accepts(value); i++) {
      value = random.any();
    }
    return value.kind() == ValueKind.STRING && random.nextInt(3) > 0
        ? value(MEANINGFUL[random.nextInt(MEANINGFUL.length)])
        : value;
  }

  private static final String[] MEANINGFUL = {
    "year",
    "quarter",
    "week",
    "day",
    "hour",
    "nanosecond",
    "epoch",
    "YYYY-MM-DD HH24:MI",
    "IYYY-IW",
    "yyyy",
    "999.9",
    "(a|b)*",
    "[",
    "$1",
    "\\",
    "i",
    "$.a[0]",
    "{\"a\": [1]}",
    "2024-02-29",
    "1e400",
    "S"
  };

  @Test
  void everyNameAndNumberOfArgumentsMeansOneFunction() {
    for (String name : FunctionTable.names()) {
      List<ScalarFunction> overloads = FunctionTable.named(name);
      for (int count = 0; count < 6; count++) {
        int arguments = count;
        assertThat(overloads.stream().filter(each -> each.takes(arguments)).count())
            .as("%s with %s arguments", name, count)
            .isLessThanOrEqualTo(1);
      }
    }
    assertThat(FunctionTable.named("no such function")).isEmpty();
  }

  @Test
  void everyFunctionIsDescribedAndTyped() {
    Set<String> descriptions = new HashSet<>();
    for (ScalarFunction function : FunctionTable.all()) {
      assertThat(function.description()).endsWith(".").hasSizeGreaterThan(8);
      assertThat(descriptions.add(function.description())).as(function.name()).isTrue();
      assertThat(function.examples().isEmpty()).isEqualTo(!function.deterministic());
      List<SqlType> types = new ArrayList<>();
      for (int i = 0; i < Math.max(1, function.required()); i++) {
        types.add(SqlType.BIGINT);
      }
      assertThat(function.resultType(types)).isNotNull();
    }
  }

  @Test
  void argumentsAreCheckedByTypeToo() {
    assertThat(ArgumentType.STRING.accepts(SqlType.varchar(5))).isTrue();
    assertThat(ArgumentType.STRING.accepts(SqlType.INTEGER)).isFalse();
    assertThat(ArgumentType.NUMBER.accepts(SqlType.DOUBLE)).isTrue();
    assertThat(ArgumentType.NUMBER.accepts(SqlType.ANY)).isTrue();
    assertThat(ArgumentType.DATE_OR_TIMESTAMP.accepts(SqlType.of(SqlType.Kind.TIME))).isFalse();
    assertThat(ArgumentType.SIZED.accepts(SqlType.of(SqlType.Kind.MAP))).isTrue();
  }
}
