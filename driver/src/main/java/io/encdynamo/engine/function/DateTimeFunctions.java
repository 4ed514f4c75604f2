package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.DATETIME;
import static io.encdynamo.engine.function.ArgumentType.DATE_OR_TIMESTAMP;
import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.NUMBER;
import static io.encdynamo.engine.function.ArgumentType.STRING;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.value.DateValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.util.List;

/** What time it is, and functions that move dates and times or measure what lies between them. */
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
            .example("CURRENT_DATE <= CAST(NOW() AS DATE)", "TRUE")
            .nullary(
                "The date on which the statement started.",
                run -> new DateValue(run.start().toLocalDate())),
        declare("CURRENT_TIME", "CURTIME", "LOCALTIME")
            .gives(TIME)
            .example("CURRENT_TIME < TIME '00:00:00'", "FALSE")
            .nullary(
                "The time of day at which the statement started.",
                run -> new TimeValue(run.start().toLocalTime())),
        declare("CURRENT_TIMESTAMP", "NOW", "UTCNOW")
            .gives(ZONED)
            .example("NOW() = CURRENT_TIMESTAMP", "TRUE")
            .nullary(
                "The moment at which the statement started.",
                run -> new ZonedTimestampValue(run.start())),
        declare("LOCALTIMESTAMP")
            .gives(TIMESTAMP)
            .example("CAST(LOCALTIMESTAMP AS DATE) = CURRENT_DATE", "TRUE")
            .nullary(
                "The date and time at which the statement started.",
                run -> new TimestampValue(run.start().toLocalDateTime())),
        declare("DATE_TRUNC")
            .takes(STRING, DATETIME)
            .gives(types -> types.get(1))
            .example("DATE_TRUNC('month', DATE '2024-02-29')", "DATE '2024-02-01'")
            .binary(
                "A date or time with all parts below the named one at their beginning.",
                (part, x, run) -> Calendar.truncate(DatePart.named("DATE_TRUNC", part), x, run)),
        declare("DATE_ADD", "DATEADD", "TIMESTAMPADD")
            .takes(STRING, INTEGER, DATETIME)
            .gives(types -> types.get(2))
            .example("DATE_ADD(YEAR, 1, DATE '2024-02-29')", "DATE '2025-02-28'")
            .variadic(
                "A date or time moved by so many of the named part.",
                (a, run) -> Calendar.add(DatePart.named("DATE_ADD", a[0]), whole(a[1]), a[2], run)),
        declare("DATE_DIFF", "DATEDIFF", "TIMESTAMPDIFF")
            .takes(STRING, DATETIME, DATETIME)
            .gives(SqlType.BIGINT)
            .example("DATE_DIFF(MONTH, DATE '2024-01-31', DATE '2024-03-01')", "1")
            .variadic(
                "How many whole of the named part lie between the second and the third.",
                (a, run) ->
                    Calendar.difference(DatePart.named("DATE_DIFF", a[0]), a[1], a[2], run)),
        declare("ADD_MONTHS")
            .takes(DATE_OR_TIMESTAMP, INTEGER)
            .gives(types -> types.get(0))
            .example("ADD_MONTHS(DATE '2024-01-31', 1)", "DATE '2024-02-29'")
            .binary(
                "A date or timestamp so many months later.",
                (x, n, run) -> Calendar.add(DatePart.MONTH, whole(n), x, run)),
        declare("LAST_DAY")
            .takes(DATE_OR_TIMESTAMP)
            .gives(DATE)
            .example("LAST_DAY(DATE '2024-02-10')", "DATE '2024-02-29'")
            .unary("The last date of the month.", (x, run) -> Calendar.lastDay(x)),
        declare("FROM_UNIXTIME")
            .takes(NUMBER)
            .gives(ZONED)
            .example(
                "FROM_UNIXTIME(86400.5)", "TIMESTAMP WITH TIME ZONE '1970-01-02 00:00:00.5+00:00'")
            .unary(
                "The moment so many seconds after 1970 in UTC.",
                (x, run) -> Calendar.fromUnixTime(x)),
        declare("UNIX_TIMESTAMP")
            .takes(DATE_OR_TIMESTAMP)
            .required(0)
            .gives(SqlType.DECIMAL)
            .example("UNIX_TIMESTAMP(TIMESTAMP '1970-01-02 00:00:00')", "86400")
            .variadic(
                "The seconds from 1970 in UTC to a moment, or to when the statement started.",
                (a, run) ->
                    Extraction.of(
                        DatePart.EPOCH,
                        a.length > 0 ? a[0] : new ZonedTimestampValue(run.start()),
                        run)));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.DATETIME, name, aliases);
  }
}
