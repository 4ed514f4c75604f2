package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.DATETIME;
import static io.encdynamo.engine.function.ArgumentType.DATETIME_OR_INTERVAL;
import static io.encdynamo.engine.function.ArgumentType.DATE_OR_TIMESTAMP;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.Arguments.string;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.value.SqlType;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Functions that give a part of a date or time. A part is named by a string: {@code EXTRACT(YEAR
 * FROM d)} calls EXTRACT with {@code 'year'}.
 */
final class DatePartFunctions {
  private DatePartFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("EXTRACT", "DATE_PART")
            .takes(STRING, DATETIME_OR_INTERVAL)
            .gives(SqlType.DECIMAL)
            .example("EXTRACT(SECOND FROM TIME '01:23:45.678')", "45.678")
            .example("EXTRACT(DAY FROM INTERVAL '3 4:05' DAY TO MINUTE)", "3")
            .binary(
                "A part of a date, time or interval: year, quarter, month, week, day, hour, minute, second, millisecond, microsecond, nanosecond, dow, doy, epoch, timezone_hour, timezone_minute.",
                (part, x, run) -> Extraction.of(DatePart.named("EXTRACT", part), x, run)),
        part("YEAR", DatePart.YEAR, 2024, "The year."),
        part("QUARTER", DatePart.QUARTER, 1, "The quarter of the year, from 1."),
        part("MONTH", DatePart.MONTH, 2, "The month of the year, from 1."),
        part("WEEK", DatePart.WEEK, 9, "The week of the year, as ISO-8601 counts."),
        part("DAYOFYEAR", DatePart.DOY, 60, "The day of the year, from 1."),
        declare("DAY", "DAYOFMONTH")
            .takes(DATETIME)
            .gives(SqlType.BIGINT)
            .example("DAYOFMONTH(DATE '2024-02-29')", "29")
            .unary(
                "The day of the month, from 1.", (x, run) -> Extraction.of(DatePart.DAY, x, run)),
        declare("DAYOFWEEK")
            .takes(DATE_OR_TIMESTAMP)
            .gives(SqlType.BIGINT)
            .example("DAYOFWEEK(DATE '2024-02-29')", "5")
            .unary(
                "The day of the week, from 1 for Sunday to 7 for Saturday, as JDBC counts.",
                (x, run) -> whole(whole(Extraction.of(DatePart.DOW, x, run)) % 7 + 1)),
        declare("HOUR")
            .takes(DATETIME)
            .gives(SqlType.BIGINT)
            .example("HOUR(TIME '13:05:09')", "13")
            .unary("The hour.", (x, run) -> Extraction.of(DatePart.HOUR, x, run)),
        declare("MINUTE")
            .takes(DATETIME)
            .gives(SqlType.BIGINT)
            .example("MINUTE(TIME '13:05:09')", "5")
            .unary("The minute.", (x, run) -> Extraction.of(DatePart.MINUTE, x, run)),
        declare("SECOND")
            .takes(DATETIME)
            .gives(SqlType.DECIMAL)
            .example("SECOND(TIME '13:05:09.5')", "9.5")
            .unary(
                "The second, with its fraction.",
                (x, run) -> Extraction.of(DatePart.SECOND, x, run)),
        declare("DAYNAME")
            .takes(DATE_OR_TIMESTAMP)
            .gives(SqlType.STRING)
            .example("DAYNAME(DATE '2024-02-29')", "'Thursday'")
            .unary(
                "The English name of the day of the week.",
                (x, run) ->
                    string(
                        DayOfWeek.from(Calendar.temporal(x))
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH))),
        declare("MONTHNAME")
            .takes(DATE_OR_TIMESTAMP)
            .gives(SqlType.STRING)
            .example("MONTHNAME(DATE '2024-02-29')", "'February'")
            .unary(
                "The English name of the month.",
                (x, run) ->
                    string(
                        Month.from(Calendar.temporal(x))
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH))));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.DATETIME, name, aliases);
  }

  private static ScalarFunction part(
      String name, DatePart part, int ofLeapDay, String description) {
    return declare(name)
        .takes(DATETIME)
        .gives(SqlType.BIGINT)
        .example(name + "(DATE '2024-02-29')", Integer.toString(ofLeapDay))
        .unary(description, (x, run) -> Extraction.of(part, x, run));
  }
}
