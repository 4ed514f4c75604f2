package io.encdynamo.value;

import static io.encdynamo.value.TestValues.decimal;
import static io.encdynamo.value.TestValues.interval;
import static io.encdynamo.value.TestValues.show;
import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalValueTest {
  private static NumericValue number(String text) {
    return (NumericValue) (text.contains("e") ? value(Double.parseDouble(text)) : decimal(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10, YEAR, 10-0",
    "+5, YEAR, 5-0",
    "-11, MONTH, -0-11",
    "999, MONTH(3), 83-3",
    "-1-11, YEAR TO MONTH, -1-11",
    "999-11, YEAR(3) TO MONTH, 999-11",
    "-4, DAY, -4 00:00:00",
    "999, HOUR(3), 41 15:00:00",
    "-0.2500, SECOND, -0 00:00:00.25",
    "2.123456789, SECOND, 0 00:00:02.123456",
    "999.123456789, 'SECOND(3,9)', 0 00:16:39.123456789",
    "5 12, DAY TO HOUR, 5 12:00:00",
    "1 1:1:1.1, DAY TO SECOND, 1 01:01:01.1",
    "-10:15:30.4, HOUR TO SECOND, -0 10:15:30.4",
    "59:59.999999, MINUTE TO SECOND, 0 00:59:59.999999",
    "-999:59:59.123456789, HOUR(3) TO SECOND(5), -41 15:59:59.12345"
  })
  void aLiteralIsReadByItsFields(String text, String fields, String expected) {
    assertThat(Conversions.text(interval(text, fields))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "100-11, YEAR TO MONTH, 22015",
    "100, MONTH, 22015",
    "1-12, YEAR TO MONTH, 22015",
    "100.123, SECOND, 22015",
    "1.1234567899, SECOND, 22015",
    "1 24, DAY TO HOUR, 22015",
    "1 23:60, DAY TO MINUTE, 22015",
    "1 023, DAY TO HOUR, 22015",
    "'', DAY, 22006",
    "-, DAY, 22006",
    "--1, DAY, 22006",
    "1 1, DAY, 22006",
    "1, DAY TO HOUR, 22006",
    "1.5, DAY, 22006",
    "1., SECOND, 22006",
    "\u0661, DAY, 22006"
  })
  void aLiteralOutOfFormOrRangeIsRefused(String text, String fields, String state) {
    assertThatThrownBy(() -> interval(text, fields))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo(state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "YEAR TO DAY",
        "MONTH TO YEAR",
        "DAY TO DAY",
        "DAY(0)",
        "DAY(10)",
        "SECOND(2,10)",
        "WEEK",
        "DAY(2,3)"
      })
  void fieldsThatDoNotGoTogetherAreRefused(String fields) {
    assertThatThrownBy(() -> interval("1", fields))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("42000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "YEAR",
        "MONTH(3)",
        "YEAR(4) TO MONTH",
        "DAY",
        "DAY TO SECOND",
        "DAY(3) TO SECOND(9)",
        "SECOND(2)",
        "SECOND(3, 9)",
        "MINUTE TO SECOND(0)"
      })
  void aTypeIsWrittenAsItWasDeclared(String fields) {
    assertThat(SqlType.interval(TestValues.qualifier(fields)).sql())
        .isEqualTo("INTERVAL " + fields);
  }

  @ParameterizedTest
  @CsvSource({
    "3, YEAR, 2.1, 6-3",
    "7, MONTH, -2, -1-2",
    "3, YEAR, 2.25e-1, 0-8",
    "2, DAY, 20, 40 00:00:00",
    "5, MINUTE, 20, 0 01:40:00",
    "10.5, SECOND, 2.1, 0 00:00:22.05"
  })
  void productsAreCutToTheLastField(String text, String fields, String factor, String expected) {
    IntervalValue product = IntervalCalculation.multiply(interval(text, fields), number(factor));
    assertThat(Conversions.text(product)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "7, MONTH, 3, 0-2",
    "1-5, YEAR TO MONTH, -3, -0-5",
    "3, YEAR, 2.25e-1, 13-4",
    "4, HOUR, 3, 0 01:20:00",
    "2, DAY, 2.5, 0 19:12:00",
    "5, MINUTE, 2.25e-1, 0 00:22:13.333333",
    "1, 'SECOND(2,9)', 3, 0 00:00:00.333333333"
  })
  void quotientsAreCutToTheLastField(String text, String fields, String divisor, String expected) {
    IntervalValue quotient = IntervalCalculation.divide(interval(text, fields), number(divisor));
    assertThat(Conversions.text(quotient)).isEqualTo(expected);
  }

  @Test
  void productsKeepThePrecisionAndSumsDoNot() {
    assertThatThrownBy(() -> IntervalCalculation.multiply(interval("3", "YEAR"), number("50")))
        .hasMessageContaining("2 digits");
    assertThatThrownBy(() -> IntervalCalculation.divide(interval("2", "DAY"), number("0.02")))
        .hasMessageContaining("2 digits");
    assertThatThrownBy(() -> IntervalCalculation.multiply(interval("2", "DAY"), number("1e300")))
        .hasMessageContaining("2 digits");
    IntervalValue sum = IntervalCalculation.add(interval("99", "DAY"), interval("1", "DAY"));
    assertThat(Conversions.text(sum)).isEqualTo("100 00:00:00");
    assertThat(Conversions.text(IntervalCalculation.multiply(sum, number("10"))))
        .isEqualTo("1000 00:00:00");
    assertThatThrownBy(
            () -> IntervalCalculation.add(interval("999999999", "DAY(9)"), interval("1", "DAY")))
        .isInstanceOf(DriverException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "13, MONTH, YEAR TO MONTH, 1-1",
    "13, MONTH, YEAR, 1-0",
    "25, HOUR, DAY TO HOUR, 1 01:00:00",
    "1.123456789, 'SECOND(2,9)', 'SECOND(3, 3)', 0 00:00:01.123",
    "-1 2:30:59, DAY TO SECOND, MINUTE(4), -1 02:30:00"
  })
  void castCutsAfterTheLastField(String text, String from, String to, String expected) {
    Value cast = Conversions.cast(interval(text, from), SqlType.interval(TestValues.qualifier(to)));
    assertThat(Conversions.text(cast)).isEqualTo(expected);
  }

  @Test
  void castRefusesWhatOverflowsTheLeadingField() {
    SqlType hours = SqlType.interval(TestValues.qualifier("HOUR"));
    assertThatThrownBy(() -> Conversions.cast(interval("5", "DAY"), hours))
        .hasMessageContaining("INTERVAL HOUR");
    assertThatThrownBy(() -> Conversions.cast(value("100"), hours))
        .hasMessageContaining("INTERVAL HOUR");
    assertThatThrownBy(() -> Conversions.cast(value(100), hours))
        .hasMessageContaining("INTERVAL HOUR");
    assertThatThrownBy(() -> Conversions.cast(decimal("1E+100"), hours))
        .isInstanceOf(DriverException.class);
  }

  @Test
  void numbersAndTextsBecomeIntervals() {
    SqlType days = SqlType.interval(TestValues.qualifier("DAY(3)"));
    SqlType seconds = SqlType.interval(TestValues.qualifier("SECOND(2,3)"));
    assertThat(show(Conversions.cast(value(100), days))).isEqualTo(show(interval("100", "DAY(3)")));
    assertThat(show(Conversions.cast(decimal("-1.5"), seconds)))
        .isEqualTo(show(interval("-1.5", "SECOND")));
    assertThat(show(Conversions.cast(value("100"), days)))
        .isEqualTo(show(interval("100", "DAY(3)")));
    assertThat(show(Conversions.cast(value("100 00:00:00"), days)))
        .isEqualTo(show(interval("100", "DAY(3)")));
  }

  @Test
  void precisionIsNoPartOfTheValue() {
    assertThat(ValueEquality.same(interval("1", "YEAR"), interval("12", "MONTH(4)"))).isTrue();
    assertThat(ValueEquality.same(interval("1", "DAY"), interval("24", "HOUR"))).isTrue();
    assertThat(ValueEquality.same(interval("0", "MONTH"), interval("0", "DAY"))).isFalse();
    assertThat(Comparison.isOrdered(ValueKind.YEAR_MONTH_INTERVAL, ValueKind.DAY_TIME_INTERVAL))
        .isFalse();
  }
}
