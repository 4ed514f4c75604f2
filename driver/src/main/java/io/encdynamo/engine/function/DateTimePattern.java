package io.encdynamo.engine.function;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The patterns of TO_CHAR, TO_DATE and TO_TIMESTAMP, as SQL engines have them: {@code YYYY-MM-DD
 * HH24:MI:SS.FF3}. Elements are taken without regard to case; other letters stand in double quotes,
 * all other characters mean themselves. Names are English.
 */
final class DateTimePattern {
  private static final int MOST_KEPT = 200;
  private static final Map<String, DateTimeFormatter> KEPT = new ConcurrentHashMap<>();

  /** The elements, a longer one before those it begins with. */
  private static final Map<String, Consumer<DateTimeFormatterBuilder>> ELEMENTS =
      new LinkedHashMap<>();

  static {
    number("YYYY", ChronoField.YEAR, 4);
    ELEMENTS.put("YY", builder -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 2000));
    text("MONTH", ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
    text("MON", ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
    fraction("MS", 3);
    number("MI", ChronoField.MINUTE_OF_HOUR, 2);
    number("MM", ChronoField.MONTH_OF_YEAR, 2);
    number("DDD", ChronoField.DAY_OF_YEAR, 3);
    number("DD", ChronoField.DAY_OF_MONTH, 2);
    text("DAY", ChronoField.DAY_OF_WEEK, TextStyle.FULL);
    text("DY", ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
    number("ID", ChronoField.DAY_OF_WEEK, 1);
    number("IW", IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
    number("IYYY", IsoFields.WEEK_BASED_YEAR, 4);
    number("Q", IsoFields.QUARTER_OF_YEAR, 1);
    number("HH24", ChronoField.HOUR_OF_DAY, 2);
    number("HH12", ChronoField.CLOCK_HOUR_OF_AMPM, 2);
    number("HH", ChronoField.CLOCK_HOUR_OF_AMPM, 2);
    text("AM", ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
    text("PM", ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
    number("SSSSS", ChronoField.SECOND_OF_DAY, 5);
    number("SS", ChronoField.SECOND_OF_MINUTE, 2);
    for (int digits = 1; digits <= 9; digits++) {
      fraction("FF" + digits, digits);
    }
    ELEMENTS.put("FF", builder -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, false));
    fraction("US", 6);
    ELEMENTS.put("TZH:TZM", builder -> builder.appendOffset("+HH:MM", "+00:00"));
    ELEMENTS.put("TZHTZM", builder -> builder.appendOffset("+HHMM", "+0000"));
    ELEMENTS.put("TZH", builder -> builder.appendOffset("+HH", "+00"));
  }

  private DateTimePattern() {}

  private static void number(String name, TemporalField field, int digits) {
    ELEMENTS.put(name, builder -> builder.appendValue(field, digits));
  }

  private static void text(String name, ChronoField field, TextStyle style) {
    ELEMENTS.put(name, builder -> builder.appendText(field, style));
  }

  private static void fraction(String name, int digits) {
    ELEMENTS.put(
        name, builder -> builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, false));
  }

  /**
   * The formatter of a pattern; the ones used lately are kept.
   *
   * @param function for the error's text
   * @throws DriverException 22023 if an element is unknown
   */
  static DateTimeFormatter compile(String function, String pattern) {
    DateTimeFormatter kept = KEPT.get(pattern);
    if (kept != null) {
      return kept;
    }
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    int at = 0;
    while (at < pattern.length()) {
      at = element(function, pattern, at, builder);
    }
    DateTimeFormatter compiled =
        builder
            .toFormatter(Locale.ENGLISH)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    KEPT.put(pattern, compiled);
    return compiled;
  }

  /** Adds the element that begins at a place, and says where it ends. */
  private static int element(
      String function, String pattern, int at, DateTimeFormatterBuilder builder) {
    for (Map.Entry<String, Consumer<DateTimeFormatterBuilder>> element : ELEMENTS.entrySet()) {
      String name = element.getKey();
      if (pattern.regionMatches(true, at, name, 0, name.length())) {
        element.getValue().accept(builder);
        return at + name.length();
      }
    }
    char c = pattern.charAt(at);
    if (c == '"') {
      int end = pattern.indexOf('"', at + 1);
      if (end > at + 1) {
        builder.appendLiteral(pattern.substring(at + 1, end));
      }
      if (end > at) {
        return end + 1;
      }
    }
    // ISO-8601's T needs no quotes.
    if (c == '"' || (Character.isLetter(c) && c != 'T')) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID,
          function,
          "the pattern is made of elements as YYYY, MM, DD, HH24, MI, SS, FF3 and text in double quotes");
    }
    builder.appendLiteral(c);
    return at + 1;
  }
}
