package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.DATETIME;
import static io.encdynamo.engine.function.ArgumentType.DATETIME_OR_INTERVAL;
import static io.encdynamo.engine.function.ArgumentType.DATE_OR_TIMESTAMP;
import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.value.DateValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.util.List;

/**
 * Functions of dates and times. A part is named by a string: {@code EXTRACT(YEAR FROM d)} calls
 * EXTRACT with {@code 'year'}.
 */
final class DateTimeFunctions {
  private static final SqlType DATE = SqlType.of(SqlType.Kind.DATE);
  private static final SqlType TIME = SqlType.of(SqlType.Kind.TIME);
  private static final SqlType TIMESTAMP = SqlType.of(SqlType.Kind.TIMESTAMP);
  private static final SqlType ZONED = SqlType.of(SqlType.Kind.ZONED_TIMESTAMP);

  private DateTimeFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("CURRENT_DATE", "CURDATE")
            .gives(DATE)
            .nullary(
                "The date on which the statement started.",
                run -> new DateValue(run.start().toLocalDate())),
        declare("CURRENT_TIME", "CURTIME", "LOCALTIME")
            .gives(TIME)
            .nullary(
                "The time of day at which the statement started.",
                run -> new TimeValue(run.start().toLocalTime())),
        declare("CURRENT_TIMESTAMP", "NOW", "UTCNOW")
            .gives(ZONED)
            .nullary(
                "The moment at which the statement started.",
                run -> new ZonedTimestampValue(run.start())),
        declare("LOCALTIMESTAMP")
            .gives(TIMESTAMP)
            .nullary(
                "The date and time at which the statement started.",
                run -> new TimestampValue(run.start().toLocalDateTime())),
        declare("EXTRACT", "DATE_PART")
            .takes(STRING, DATETIME_OR_INTERVAL)
            .gives(SqlType.DECIMAL)
            .binary(
                "A part of a date, time or interval: year, quarter, month, week, day, hour, minute, second, dow, doy, epoch ...",
                (part, x, run) -> Extraction.of(DatePart.named("EXTRACT", part, run), x, run)),
        part("YEAR", DatePart.YEAR, "The year."),
        part("QUARTER", DatePart.QUARTER, "The quarter of the year, from 1."),
        part("MONTH", DatePart.MONTH, "The month of the year, from 1."),
        part("WEEK", DatePart.WEEK, "The week of the year, as ISO-8601 counts."),
        part("DAYOFYEAR", DatePart.DOY, "The day of the year, from 1."),
        declare("DAY", "DAYOFMONTH")
            .takes(DATETIME)
            .gives(SqlType.BIGINT)
            .unary(
                "The day of the month, from 1.", (x, run) -> Extraction.of(DatePart.DAY, x, run)),
        declare("DAYOFWEEK")
            .takes(DATE_OR_TIMESTAMP)
            .gives(SqlType.BIGINT)
            .unary(
                "The day of the week, from 1 for Sunday to 7 for Saturday, as JDBC counts.",
                (x, run) -> whole(whole(Extraction.of(DatePart.DOW, x, run)) % 7 + 1)),
        part("HOUR", DatePart.HOUR, "The hour."),
        part("MINUTE", DatePart.MINUTE, "The minute."),
        declare("SECOND")
            .takes(DATETIME)
            .gives(SqlType.DECIMAL)
            .unary(
                "The second, with its fraction.",
                (x, run) -> Extraction.of(DatePart.SECOND, x, run)),
        declare("DATE_TRUNC")
            .takes(STRING, DATETIME)
            .gives(types -> types.get(1))
            .binary(
                "A date or time with all parts below the named one at their beginning.",
                (part, x, run) ->
                    Calendar.truncate(DatePart.named("DATE_TRUNC", part, run), x, run)),
        declare("DATE_ADD", "TIMESTAMPADD")
            .takes(STRING, INTEGER, DATETIME)
            .gives(types -> types.get(2))
            .variadic(
                "A date or time moved by so many of the named part.",
                (a, run) ->
                    Calendar.add(DatePart.named("DATE_ADD", a[0], run), whole(a[1]), a[2], run)),
        declare("DATE_DIFF", "DATEDIFF", "TIMESTAMPDIFF")
            .takes(STRING, DATETIME, DATETIME)
            .gives(SqlType.BIGINT)
            .variadic(
                "How many whole of the named part lie between the second and the third.",
                (a, run) ->
                    Calendar.difference(DatePart.named("DATE_DIFF", a[0], run), a[1], a[2], run)));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.DATETIME, name, aliases);
  }

  private static ScalarFunction part(String name, DatePart part, String description) {
    return declare(name)
        .takes(DATETIME)
        .gives(SqlType.BIGINT)
        .unary(description, (x, run) -> Extraction.of(part, x, run));
  }
}
