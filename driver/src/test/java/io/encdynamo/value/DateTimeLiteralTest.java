package io.encdynamo.value;

import static io.encdynamo.value.TestValues.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimeLiteralTest {
  @ParameterizedTest
  @CsvSource({
    "DATE, 2024-02-29, DATE, 2024-02-29",
    "TIME, 12:30:45, TIME, 12:30:45",
    "TIME, 23:59:59.999999999999, TIME, 23:59:59.999999999",
    "TIME, 12:30:45-05:30, ZONED_TIME, 12:30:45-05:30",
    "ZONED_TIME, 12:30:45.5+18:00, ZONED_TIME, 12:30:45.5+18:00",
    "TIMESTAMP, 2024-02-29 12:30:45, TIMESTAMP, 2024-02-29T12:30:45",
    "TIMESTAMP, 2024-02-29 12:30:45+00:00, ZONED_TIMESTAMP, 2024-02-29T12:30:45Z",
    "ZONED_TIMESTAMP, 2024-02-29 12:30:45-08:00, ZONED_TIMESTAMP, 2024-02-29T12:30:45-08:00"
  })
  void anOffsetMakesItZoned(SqlType.Kind type, String text, ValueKind kind, String expected) {
    Value value = DateTimeLiteral.parse(text, SqlType.of(type));
    assertThat(value.kind()).isEqualTo(kind);
    assertThat(Conversions.text(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 2023-02-29",
    "DATE, 2024-2-9",
    "DATE, 2024-02-29 00:00:00",
    "DATE, +12024-02-29",
    "TIME, 12:30",
    "TIME, 1:30:38",
    "TIME, 24:00:00",
    "TIME, 12:59:61",
    "TIME, 23:59:59+24:00",
    "TIME, 23:59:59.9 05:30",
    "TIME, 2012-12-12",
    "ZONED_TIME, 12:30:45",
    "ZONED_TIME, 12:30+01:00",
    "ZONED_TIMESTAMP, 2024-02-29 12:30:45",
    "TIMESTAMP, tomorrow"
  })
  void whatLacksTheFormIsRefused(SqlType.Kind type, String text) {
    assertThatThrownBy(() -> DateTimeLiteral.parse(text, SqlType.of(type)))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22007"));
  }

  @Test
  void digitsPastThoseOfTheTypeAreRounded() {
    SqlType hundredths = SqlType.ofSeconds(SqlType.Kind.TIME, 2);
    assertThat(show(DateTimeLiteral.parse("01:23:45.678", hundredths)))
        .isEqualTo(show(TestValues.time("01:23:45.68")));
    assertThat(Conversions.text(DateTimeLiteral.parse("01:23:45.678+01:00", hundredths)))
        .isEqualTo("01:23:45.68+01:00");
    assertThat(
            Conversions.text(
                DateTimeLiteral.parse(
                    "2024-12-31 23:59:59.5", SqlType.ofSeconds(SqlType.Kind.TIMESTAMP, 0))))
        .isEqualTo("2025-01-01T00:00:00");
    assertThatThrownBy(() -> DateTimeLiteral.parse("23:59:59.999", hundredths))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("22008"));
  }
}
