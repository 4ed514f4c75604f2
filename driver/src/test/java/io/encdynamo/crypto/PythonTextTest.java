package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.Json;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTextTest {
  private static List<String> floats() throws IOException {
    try (InputStream in = PythonTextTest.class.getResourceAsStream("python-floats.csv");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void floatsArePrintedAsPythonPrintsThem() throws Exception {
    assertThat(floats()).hasSizeGreaterThan(1900);
    for (String line : floats()) {
      int comma = line.indexOf(',');
      double value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, comma), 16));
      String printed = line.substring(comma + 1);

      assertThat(PythonNumber.repr(value)).isEqualTo(printed);
      assertThat(PythonNumber.read(printed)).isEqualTo(new DoubleValue(value));
      assertThat(new DoubleValue(value).decimal()).isEqualByComparingTo(new BigDecimal(printed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "+1",
        "01",
        "-0",
        "1.",
        ".5",
        "1.50",
        "1e16",
        "1E+16",
        "1e+016",
        "1.0e+16",
        "10000000000000000.0",
        "0.00001",
        "NaN",
        "Infinity",
        "-Infinity",
        "inf",
        "1f",
        "1.0d",
        "0x1p3",
        "1e+400",
        "true",
        "\"1\"",
        "1,2",
        "123456789012345678901234567890123456789"
      })
  void whatPythonPrintsForNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> PythonNumber.read(text)).isInstanceOf(NotCanonicalException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; 1, 1.0",
        "1.0; 1, 1.0",
        "0; 0, 0.0, -0.0",
        "-0.0; 0, 0.0, -0.0",
        "3.14; 3.14",
        "-7; -7, -7.0",
        "10000000000000000; 10000000000000000, 1e+16",
        "9007199254740993; 9007199254740993",
        "1152921504606846976; 1152921504606846976",
        "1152921504606847000; 1152921504606847000, 1.152921504606847e+18",
        "0.1234567890123456789; ''"
      })
  void aDecimalHasTheTextsOfAllNumbersThatEqualIt(String decimal, String texts) {
    assertThat(String.join(", ", PythonNumber.all(new DecimalValue(new BigDecimal(decimal)))))
        .isEqualTo(texts);
  }

  @Test
  void aDoubleHasTheTextOfTheWholeNumberThatEqualsIt() {
    assertThat(PythonNumber.all(new DoubleValue(0x1p60)))
        .containsExactly("1152921504606846976", "1.152921504606847e+18");
    assertThat(PythonNumber.all(new DoubleValue(-0.0))).contains("0", "0.0", "-0.0");
  }

  /** What json.loads and then json.dumps give, in Python 3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"b\":1,\"a\":[1,2]}; {\"b\": 1, \"a\": [1, 2]}",
        "[]; []",
        "{}; {}",
        "[1,1.0,1e3,1.50,-0.0,1e16,123456789012345678901234567890]; [1, 1.0, 1000.0, 1.5, -0.0,"
            + " 1e+16, 123456789012345678901234567890]",
        "\"\\u00e9\\ud83d\\ude00\\u007f\\u001f/\"; \"\\u00e9\\ud83d\\ude00\\u007f\\u001f/\"",
        "\"\\n\\r\\t\\f\\b\\\\\\\"\"; \"\\n\\r\\t\\f\\b\\\\\\\"\"",
        "[true,false,null]; [true, false, null]",
      })
  void documentsArePrintedAsPythonPrintsThem(String text, String printed) throws Exception {
    Value value = Json.read(text, fraction -> new DoubleValue(Double.parseDouble(fraction)));

    assertThat(PythonJson.write(value)).isEqualTo(printed);
    assertThat(PythonJson.write(PythonJson.read(printed))).isEqualTo(printed);
  }

  @Test
  void decimalsInADocumentArePrintedAsTheyAreWrittenUnlessThatWouldChangeThem() {
    assertThat(PythonJson.write(Json.read("[1, 1.0, 1.50, 1e3, 12345678901234567890.0, 1e40]")))
        .isEqualTo(
            "[1, 1.0, 1.5, 1000.0, 12345678901234567890,"
                + " 10000000000000000000000000000000000000000]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "{\"a\":1}", "[1,2]", "[ 1]", "{\"a\": 1, \"a\": 2}", "\"é\"", "\"\\u00E9\"", "\"\\/\"",
        "\"\\ud800\"", "[1.50]", "[NaN]", "[1e999]", "nul", "1 2", "{\"a\": 1}\n", "'a'"
      })
  void whatPythonPrintsForNoDocumentIsRefused(String text) {
    assertThatThrownBy(() -> PythonJson.read(text)).isInstanceOf(NotCanonicalException.class);
  }

  @Test
  void whatPythonHasNotIsRefused() {
    for (Value value :
        List.of(
            new StringValue("\ud83d"),
            new DecimalValue(new BigDecimal("0.1234567890123456789")),
            new DoubleValue(Double.NaN),
            new SetValue(ValueKind.STRING_SET, List.of(new StringValue("a"))),
            Samples.value("DATE", "2026-11-23"),
            Samples.value("BINARY", "00"))) {
      assertThatThrownBy(() -> PythonJson.write(new ListValue(List.of(value))))
          .isInstanceOf(DriverException.class);
    }
  }

  static List<FormatPage.Vector> base85() {
    return FormatPage.vectors("base85");
  }

  @ParameterizedTest
  @MethodSource("base85")
  void base85IsThatOfThePage(FormatPage.Vector vector) throws Exception {
    String text = new String(vector.bytes(1), StandardCharsets.US_ASCII);

    assertThat(Base85.encode(vector.bytes(0))).isEqualTo(text);
    assertThat(HexFormat.of().formatHex(Base85.decode(text))).isEqualTo(vector.text(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "~", "~~~~~", "|NsC1", "00 00", "\"0000", "0000\u00e9", "01", "000001"})
  void whatIsNoBase85IsRefused(String text) {
    assertThatThrownBy(() -> Base85.decode(text)).isInstanceOf(NotCanonicalException.class);
  }
}
