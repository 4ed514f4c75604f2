package io.encdynamo.value;

import static io.encdynamo.value.TestValues.MISSING;
import static io.encdynamo.value.TestValues.NULL;
import static io.encdynamo.value.TestValues.date;
import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.deferred;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  static Stream<Arguments> readsAndWrites() {
    return Stream.of(
        Arguments.of("null", NULL),
        Arguments.of("true", value(true)),
        Arguments.of("12", value(12)),
        Arguments.of("9223372036854775808", decimal("9223372036854775808")),
        Arguments.of("0.10", decimal("0.10")),
        Arguments.of("\"a\\\"\u00e9\"", value("a\"\u00e9")),
        Arguments.of("[]", value(List.of())),
        Arguments.of("[1,[2,{}]]", value(List.of(1, List.of(2, Map.of())))),
        Arguments.of("{\"a\":{\"b\":null}}", value(Map.of("a", Map.of("b", NULL)))));
  }

  @ParameterizedTest
  @MethodSource
  void readsAndWrites(String text, Value value) {
    assertThat(show(Json.read(text))).isEqualTo(show(value));
    assertThat(Json.write(value)).isEqualTo(text);
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        Arguments.of(value(1.5), "1.5"),
        Arguments.of(value(1e200), "1E200"),
        Arguments.of(value(Double.NaN), "\"NaN\""),
        Arguments.of(value(new byte[] {1, 2}), "\"AQI=\""),
        Arguments.of(date("2020-01-02"), "\"2020-01-02\""),
        Arguments.of(value(new Object[] {1, MISSING}), "[1,null]"),
        Arguments.of(value(Map.of("a", MISSING)), "{}"),
        Arguments.of(value(List.of(deferred("x"))), "[\"x\"]"));
  }

  @ParameterizedTest
  @MethodSource
  void writes(Value value, String text) {
    assertThat(Json.write(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | 22018
          {                      | 22018
          [1                     | 22018
          1 2                    | 22018
          {"a":1,"a":2}          | 22018
          NaN                    | 22018
          'x'                    | 22018
          1e999                  | 22003
          123456789012345678901234567890123456789 | 22003
          """)
  void refuses(String text, String state) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> {
              assertThat(e.code().sqlState()).isEqualTo(state);
              assertThat(e.getCause()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource({"[, 100000", "{\"a\":, 100000", "9, 100000"})
  void deepOrLongTextsAreRefusedBeforeTheStackEnds(String part, int times) {
    assertThatThrownBy(() -> Json.read(part.repeat(times)))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("54000"));
  }
}
