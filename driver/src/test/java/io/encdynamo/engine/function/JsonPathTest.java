package io.encdynamo.engine.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.Json;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final Value DOCUMENT =
      Json.read("{\"a\": [{\"b\": 1}, {\"b\": 2}, {\"c\": 3}], \"x y\": {\"z\": 4}, \"n\": null}");

  private static String select(String path) {
    return Json.write(new ListValue(JsonPath.parse(path).select(DOCUMENT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "$.a[0].b = [1]",
        "$.a.b = [1,2]",
        "lax $.a[*].b = [1,2]",
        "$.a[0, 2] = [{\"b\":1},{\"c\":3}]",
        "$.a[1 to last].* = [2,3]",
        "$.a[last - 1].b = [2]",
        "$.\"x y\".z = [4]",
        "$.\"x y\"[0].z = [4]",
        "$ . n = [null]",
        "$.missing.b = []",
        "$.a[7] = []",
        "strict $.a[1].b = [2]",
        "$.* = [[{\"b\":1},{\"b\":2},{\"c\":3}],{\"z\":4},null]"
      })
  void aPathLeadsTo(String path, String expected) {
    assertThat(select(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strict $.missing",
        "strict $.a.b",
        "strict $.n[0]",
        "strict $.a[3]",
        "strict $.a[2 to 1]"
      })
  void aStrictPathThatLeadsNowhereIsAnError(String path) {
    assertThatThrownBy(() -> select(path)).isInstanceOf(DriverException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "$a",
        "$.",
        "$..a",
        "$[",
        "$[]",
        "$[a]",
        "$[1",
        "$[99999999999]",
        "$.\"a",
        "$.\"a\\",
        "$.1a",
        "$.size()",
        "$.a ? (@ > 1)",
        "$[last -]",
        "$.a b"
      })
  void whatIsNoPathIsRefused(String path) {
    assertThatThrownBy(() -> JsonPath.parse(path))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22023"));
  }
}
