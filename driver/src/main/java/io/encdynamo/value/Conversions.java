package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From every kind of value to every type: one table. A pair that is not in it has no conversion; a
 * pair marked {@code cast} loses something and is not taken for assignment.
 */
public final class Conversions {
  /** What becomes of one kind of value on its way to one kind of type. */
  @FunctionalInterface
  interface Rule {
    /**
     * The value in the type.
     *
     * @param exact whether a value that would change is an error
     */
    Value apply(Value value, SqlType type, boolean exact);
  }

  private static final Map<SqlType.Kind, Map<ValueKind, Rule>> TABLE =
      new EnumMap<>(SqlType.Kind.class);
  private static final Map<SqlType.Kind, Set<ValueKind>> CAST_ONLY =
      new EnumMap<>(SqlType.Kind.class);

  static {
    Set<ValueKind> all = EnumSet.allOf(ValueKind.class);
    Set<ValueKind> numbers = EnumSet.of(ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DOUBLE);
    Set<ValueKind> instants =
        EnumSet.of(ValueKind.DATE, ValueKind.TIMESTAMP, ValueKind.ZONED_TIMESTAMP);
    Set<ValueKind> collections =
        EnumSet.of(
            ValueKind.LIST,
            ValueKind.BAG,
            ValueKind.STRING_SET,
            ValueKind.NUMBER_SET,
            ValueKind.BINARY_SET);
    Set<ValueKind> text = EnumSet.of(ValueKind.STRING);
    Set<ValueKind> truth = EnumSet.of(ValueKind.BOOLEAN);
    Set<ValueKind> bytes = EnumSet.of(ValueKind.BINARY);

    rule(SqlType.Kind.STRING, all, TextConversions::toText);
    castOnly(SqlType.Kind.STRING, bytes);
    castOnly(SqlType.Kind.STRING, collections);
    castOnly(SqlType.Kind.STRING, EnumSet.of(ValueKind.STRUCT));
    rule(SqlType.Kind.BOOLEAN, truth, (value, type, exact) -> value);
    rule(SqlType.Kind.BOOLEAN, text, TextConversions::toBoolean);
    rule(SqlType.Kind.BOOLEAN, numbers, NumberConversions::toBoolean);
    for (SqlType.Kind whole :
        EnumSet.of(SqlType.Kind.SMALLINT, SqlType.Kind.INTEGER, SqlType.Kind.BIGINT)) {
      rule(whole, numbers, NumberConversions::toInteger);
      rule(whole, text, TextConversions::toInteger);
      rule(whole, truth, NumberConversions::fromBoolean);
      castOnly(whole, truth);
    }
    rule(SqlType.Kind.DECIMAL, numbers, NumberConversions::toDecimal);
    rule(SqlType.Kind.DECIMAL, text, TextConversions::toDecimal);
    rule(SqlType.Kind.DECIMAL, truth, NumberConversions::fromBoolean);
    castOnly(SqlType.Kind.DECIMAL, truth);
    for (SqlType.Kind approximate : EnumSet.of(SqlType.Kind.REAL, SqlType.Kind.DOUBLE)) {
      rule(approximate, numbers, NumberConversions::toApproximate);
      rule(approximate, text, TextConversions::toApproximate);
      rule(approximate, truth, NumberConversions::fromBoolean);
      castOnly(approximate, truth);
    }
    rule(SqlType.Kind.DATE, instants, TimeConversions::toDate);
    rule(SqlType.Kind.DATE, text, TimeConversions::textToDate);
    Set<ValueKind> times = EnumSet.of(ValueKind.TIME, ValueKind.ZONED_TIME);
    rule(SqlType.Kind.TIME, times, TimeConversions::toTime);
    rule(SqlType.Kind.TIME, instants, TimeConversions::toTime);
    castOnly(SqlType.Kind.TIME, instants);
    castOnly(SqlType.Kind.TIME, EnumSet.of(ValueKind.ZONED_TIME));
    rule(SqlType.Kind.TIME, text, TimeConversions::textToTime);
    rule(SqlType.Kind.ZONED_TIME, times, TimeConversions::toZonedTime);
    rule(SqlType.Kind.ZONED_TIME, instants, TimeConversions::toZonedTime);
    castOnly(SqlType.Kind.ZONED_TIME, instants);
    rule(SqlType.Kind.ZONED_TIME, text, TimeConversions::textToZonedTime);
    rule(SqlType.Kind.TIMESTAMP, instants, TimeConversions::toTimestamp);
    rule(SqlType.Kind.TIMESTAMP, text, TimeConversions::textToTimestamp);
    rule(SqlType.Kind.ZONED_TIMESTAMP, instants, TimeConversions::toZonedTimestamp);
    rule(SqlType.Kind.ZONED_TIMESTAMP, text, TimeConversions::textToZonedTimestamp);
    rule(
        SqlType.Kind.YEAR_MONTH_INTERVAL,
        EnumSet.of(ValueKind.YEAR_MONTH_INTERVAL),
        IntervalConversions::toInterval);
    rule(
        SqlType.Kind.DAY_TIME_INTERVAL,
        EnumSet.of(ValueKind.DAY_TIME_INTERVAL),
        IntervalConversions::toInterval);
    for (SqlType.Kind interval :
        EnumSet.of(SqlType.Kind.YEAR_MONTH_INTERVAL, SqlType.Kind.DAY_TIME_INTERVAL)) {
      rule(interval, numbers, IntervalConversions::numberToInterval);
      castOnly(interval, numbers);
      rule(interval, text, IntervalConversions::textToInterval);
    }
    rule(SqlType.Kind.BINARY, bytes, (value, type, exact) -> value);
    rule(SqlType.Kind.BINARY, text, TextConversions::toBinary);
    castOnly(SqlType.Kind.BINARY, text);
    rule(SqlType.Kind.JSON, all, (value, type, exact) -> value);
    rule(SqlType.Kind.JSON, text, TextConversions::toDocument);
    rule(SqlType.Kind.LIST, collections, CollectionConversions::toList);
    rule(SqlType.Kind.MAP, EnumSet.of(ValueKind.STRUCT), (value, type, exact) -> value);
    for (SqlType.Kind set :
        EnumSet.of(SqlType.Kind.STRING_SET, SqlType.Kind.NUMBER_SET, SqlType.Kind.BINARY_SET)) {
      rule(set, collections, CollectionConversions::toSet);
    }
    rule(SqlType.Kind.ANY, all, (value, type, exact) -> value);
    rule(SqlType.Kind.CODEC, bytes, CodecConversions::fromBytes);
    rule(SqlType.Kind.CODEC, text, CodecConversions::fromText);
  }

  private Conversions() {}

  private static void rule(SqlType.Kind to, Set<ValueKind> from, Rule rule) {
    for (ValueKind kind : from) {
      TABLE.computeIfAbsent(to, any -> new EnumMap<>(ValueKind.class)).put(kind, rule);
    }
  }

  private static void castOnly(SqlType.Kind to, Set<ValueKind> from) {
    CAST_ONLY.computeIfAbsent(to, any -> EnumSet.noneOf(ValueKind.class)).addAll(from);
  }

  private static @Nullable Rule rule(ValueKind from, SqlType to) {
    Map<ValueKind, Rule> rules = TABLE.get(to.kind());
    return rules == null ? null : rules.get(from);
  }

  /** Whether there is a CAST from a kind to a type; single values may still fail. */
  public static boolean isCastable(ValueKind from, SqlType type) {
    return rule(from, type) != null;
  }

  /** Whether values of a kind can be assigned to a type; single values may still fail. */
  public static boolean isAssignable(ValueKind from, SqlType type) {
    Set<ValueKind> lossy = CAST_ONLY.get(type.kind());
    return isCastable(from, type) && (lossy == null || !lossy.contains(from));
  }

  /**
   * CAST: the nearest value of a type. Numbers are rounded half up to whole numbers and to a
   * DECIMAL's scale (SQL:2016 part 2, 6.13, leaves the way to the implementation), and to the
   * nearest REAL or DOUBLE; text is parsed, and every value has a text form. NULL and MISSING stay
   * what they are.
   *
   * @throws DriverException 22003 out of range, 22001 longer than the type's length, 22018 no
   *     counterpart, 22007 not a date or time, 22008 a time rounded past its range, 22006 not an
   *     interval, 22015 past its precision
   */
  public static Value cast(Value value, SqlType type) {
    return apply(value.force(), type, false);
  }

  /**
   * Assignment to a column, or preparation for comparison with one: the same value in the column's
   * type, or an error; nothing is rounded or cut.
   *
   * @throws DriverException as {@link #cast}; 22003 also for digits past the column's scale or its
   *     precision
   */
  public static Value convert(Value value, SqlType column) {
    Value forced = value.force();
    if (!forced.isAbsent() && !isAssignable(forced.kind(), column)) {
      throw noCounterpart(column);
    }
    return apply(forced, column, true);
  }

  private static Value apply(Value value, SqlType type, boolean exact) {
    if (value.isAbsent()) {
      return value;
    }
    Rule rule = rule(value.kind(), type);
    if (rule == null) {
      throw noCounterpart(type);
    }
    return rule.apply(value, type, exact);
  }

  /**
   * The text form of a value: what CAST to STRING gives. Numbers as in SQL, dates and times in
   * ISO-8601, binary in base64, documents as JSON.
   *
   * @throws DriverException 22018 for NULL and MISSING
   */
  public static String text(Value value) {
    return TextConversions.text(value.force());
  }

  static DriverException noCounterpart(SqlType type) {
    return new DriverException(ErrorCode.CAST_FAILED, type.sql());
  }

  static DriverException outOfRange(SqlType type) {
    return new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, type.sql());
  }
}
