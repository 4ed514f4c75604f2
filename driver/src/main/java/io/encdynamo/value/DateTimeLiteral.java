package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import java.util.regex.Pattern;

/**
 * Literals of dates and times (SQL:2016 part 2, 5.3): stricter than a cast of the same text, which
 * lets seconds out and puts what has no offset into UTC.
 */
public final class DateTimeLiteral {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern SECONDS = Pattern.compile(".*\\d\\d:\\d\\d:\\d\\d(\\.|[^\\d:]|$).*");

  private DateTimeLiteral() {}

  /**
   * The value of a literal. {@code TIME} and {@code TIMESTAMP} with an offset are zoned, as PartiQL
   * has it; one of a zoned type needs an offset. Digits of a second past the type's are rounded,
   * past the ninth cut.
   *
   * @param text what stands in the quotes
   * @param type DATE, TIME, TIMESTAMP or one of the zoned types
   * @throws DriverException 22007 if the text does not have the form of the type
   */
  public static Value parse(String text, SqlType type) {
    SqlType.Kind kind = type.kind();
    if (kind == SqlType.Kind.DATE) {
      if (!DATE.matcher(text).matches()) {
        throw TimeText.invalid(type);
      }
      return Conversions.cast(new StringValue(text), type);
    }
    boolean isTime = kind == SqlType.Kind.TIME || kind == SqlType.Kind.ZONED_TIME;
    Value parsed = isTime ? TimeText.time(text, type) : TimeText.timestamp(text, type);
    boolean hasOffset = parsed instanceof ZonedTimeValue || parsed instanceof ZonedTimestampValue;
    boolean needsOffset = kind == SqlType.Kind.ZONED_TIME || kind == SqlType.Kind.ZONED_TIMESTAMP;
    if ((needsOffset && !hasOffset) || (isTime && !SECONDS.matcher(text).matches())) {
      throw TimeText.invalid(type);
    }
    SqlType.Kind zoned = isTime ? SqlType.Kind.ZONED_TIME : SqlType.Kind.ZONED_TIMESTAMP;
    return Conversions.cast(parsed, hasOffset ? new SqlType(zoned, type.length(), 0, null) : type);
  }
}
