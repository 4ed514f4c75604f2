package io.encdynamo.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * PartiQL's total order (specification, section 12.2): booleans, numbers, dates and timestamps by
 * instant (those without zone in UTC), times, intervals, strings by code point, binaries, lists,
 * structs, bags; DynamoDB's sets come last, absent values first or last, inside documents too.
 * Numbers compare by value whatever their kind, a double by its shortest decimal, NaN before all.
 * Deferred values are forced. NULL and MISSING are equal here.
 *
 * <p>The first two orders put values together that the comparison operators find equal, and so
 * agree with {@link ValueEquality}; the other two are those of ORDER BY, where all dates come
 * before all times and these before all timestamps.
 */
public enum ValueOrder implements Comparator<Value> {
  NULLS_FIRST(false, false),
  NULLS_LAST(true, false),
  SORTED_NULLS_FIRST(false, true),
  SORTED_NULLS_LAST(true, true);

  private final boolean nullsLast;
  private final boolean sorted;

  @SuppressWarnings("ImmutableEnumChecker") // a comparator of names and this order
  private final Comparator<StructValue.Field> fields;

  ValueOrder(boolean nullsLast, boolean sorted) {
    this.nullsLast = nullsLast;
    this.sorted = sorted;
    this.fields =
        Comparator.comparing(StructValue.Field::name, CodePoints::compare)
            .thenComparing(StructValue.Field::value, this);
  }

  /**
   * The order of a term of ORDER BY.
   *
   * @param descending whether the caller turns the order round
   * @param nullsFirst whether absent values come first after that
   */
  public static ValueOrder sorted(boolean descending, boolean nullsFirst) {
    return nullsFirst != descending ? SORTED_NULLS_FIRST : SORTED_NULLS_LAST;
  }

  private int rank(Value value) {
    return sorted ? ValueRank.sorted(value.kind()) : ValueRank.of(value.kind());
  }

  @Override
  public int compare(Value left, Value right) {
    Value a = left.force();
    Value b = right.force();
    if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
      return Long.compare(x.value(), y.value());
    }
    if (a instanceof StringValue x && b instanceof StringValue y) {
      return CodePoints.compare(x.value(), y.value());
    }
    if (a instanceof DecimalValue x && b instanceof DecimalValue y) {
      return DecimalValue.compare(x, y);
    }
    if (a instanceof DateValue x && b instanceof DateValue y) {
      return x.value().compareTo(y.value());
    }
    int rank = rank(a);
    int other = rank(b);
    if (rank != other) {
      boolean absent = rank == ValueRank.ABSENT || other == ValueRank.ABSENT;
      int order = Integer.compare(rank, other);
      return absent && nullsLast ? -order : order;
    }
    return compareSameRank(a, b);
  }

  private int compareSameRank(Value a, Value b) {
    if (a instanceof NumericValue x && b instanceof NumericValue y) {
      return Numbers.compare(x, y);
    }
    if (a instanceof BooleanValue x && b instanceof BooleanValue y) {
      return x.compareTo(y);
    }
    if (ValueRank.of(a.kind()) == ValueRank.TIME) {
      return Long.compare(nanosecondOfDay(a), nanosecondOfDay(b));
    }
    if (a instanceof YearMonthValue x && b instanceof YearMonthValue y) {
      return Long.compare(x.months(), y.months());
    }
    if (a instanceof DayTimeValue x && b instanceof DayTimeValue y) {
      return x.duration().compareTo(y.duration());
    }
    if (a instanceof BinaryValue x && b instanceof BinaryValue y) {
      return Arrays.compareUnsigned(x.bytes(), y.bytes());
    }
    if (a instanceof ListValue x && b instanceof ListValue y) {
      return compareAll(x.elements(), y.elements(), this);
    }
    if (a instanceof CollectionValue x && b instanceof CollectionValue y) {
      return compareAll(inOrder(x.elements(), this), inOrder(y.elements(), this), this);
    }
    if (a instanceof StructValue x && b instanceof StructValue y) {
      return compareAll(inOrder(x.fields(), fields), inOrder(y.fields(), fields), fields);
    }
    return a.isAbsent() ? 0 : moment(a).compareTo(moment(b));
  }

  /**
   * A time as it is in UTC, where one without zone is taken to be; before or after the day itself
   * where the offset leads there.
   */
  static long nanosecondOfDay(Value value) {
    return value instanceof ZonedTimeValue zoned
        ? zoned.value().toLocalTime().toNanoOfDay()
            - zoned.value().getOffset().getTotalSeconds() * 1_000_000_000L
        : ((TimeValue) value).value().toNanoOfDay();
  }

  /** The moment of a date, timestamp or zoned timestamp; what has no zone is in UTC. */
  static Instant moment(Value value) {
    if (value instanceof DateValue date) {
      return date.value().atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return value instanceof TimestampValue timestamp
        ? timestamp.value().toInstant(ZoneOffset.UTC)
        : ((ZonedTimestampValue) value).value().toInstant();
  }

  private static <T> List<T> inOrder(List<T> elements, Comparator<? super T> order) {
    List<T> copy = new ArrayList<>(elements);
    copy.sort(order);
    return copy;
  }

  private static <T> int compareAll(List<T> left, List<T> right, Comparator<? super T> order) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      int result = order.compare(left.get(i), right.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
