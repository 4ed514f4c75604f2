package io.encdynamo.value;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * PartiQL's total order (specification, section 12.2): absent values, booleans, numbers, dates and
 * timestamps by instant (those without zone in UTC), times, intervals, strings by code point,
 * binaries, lists, structs, bags; DynamoDB's sets come last. Numbers compare by value whatever
 * their kind, a double by its shortest decimal, NaN before all. Deferred values are forced. NULL
 * and MISSING are equal here.
 */
public enum ValueOrder implements Comparator<Value> {
  NULLS_FIRST,
  NULLS_LAST;

  private static final Comparator<StructValue.Field> FIELDS =
      Comparator.comparing(StructValue.Field::name, CodePoints::compare)
          .thenComparing(StructValue.Field::value, NULLS_FIRST);

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
      return x.decimal().compareTo(y.decimal());
    }
    if (a instanceof DateValue x && b instanceof DateValue y) {
      return x.value().compareTo(y.value());
    }
    int rank = ValueRank.of(a.kind());
    int other = ValueRank.of(b.kind());
    if (rank != other) {
      boolean absent = rank == ValueRank.ABSENT || other == ValueRank.ABSENT;
      int order = Integer.compare(rank, other);
      return absent && this == NULLS_LAST ? -order : order;
    }
    return compareSameRank(a, b);
  }

  private static int compareSameRank(Value a, Value b) {
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
      return compareAll(x.elements(), y.elements(), NULLS_FIRST);
    }
    if (a instanceof CollectionValue x && b instanceof CollectionValue y) {
      return compareAll(
          sorted(x.elements(), NULLS_FIRST), sorted(y.elements(), NULLS_FIRST), NULLS_FIRST);
    }
    if (a instanceof StructValue x && b instanceof StructValue y) {
      return compareAll(sorted(x.fields(), FIELDS), sorted(y.fields(), FIELDS), FIELDS);
    }
    return a.isAbsent() ? 0 : instant(a).compareTo(instant(b));
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

  /** A date, timestamp or zoned timestamp as it is in UTC. */
  static LocalDateTime instant(Value value) {
    if (value instanceof DateValue date) {
      return date.value().atStartOfDay();
    }
    if (value instanceof TimestampValue timestamp) {
      return timestamp.value();
    }
    return ((ZonedTimestampValue) value)
        .value()
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toLocalDateTime();
  }

  private static <T> List<T> sorted(List<T> elements, Comparator<? super T> order) {
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
