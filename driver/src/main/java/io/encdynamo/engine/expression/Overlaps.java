package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.Comparison;
import io.encdynamo.value.IntervalValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.TemporalCalculation;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code left OVERLAPS right} (SQL:2016 part 2, 8.14). A period is a list or bag of two dates or
 * times, the earlier one its start, or of one and the interval to the other. The end belongs to a
 * period only if it is the start too.
 */
record Overlaps(Evaluator left, Evaluator right) implements Evaluator {

  /**
   * The two ends.
   *
   * @param start the one that is known, or the earlier one; absent if neither is known
   */
  private record Period(Value start, Value end) {}

  @Override
  public Value evaluate(Value[] row, Execution execution) {
    Value a = left.evaluate(row, execution).force();
    Value b = right.evaluate(row, execution).force();
    Period first = a.isAbsent() ? null : period(a);
    Period second = b.isAbsent() ? null : period(b);
    if (first == null && !a.isAbsent()) {
      return execution.mistyped("OVERLAPS", a);
    }
    if (second == null && !b.isAbsent()) {
      return execution.mistyped("OVERLAPS", b);
    }
    if (first == null || second == null) {
      return Absence.of(a, b);
    }
    return isComparable(first.start, second.start)
        ? overlap(first, second)
        : execution.mistyped("OVERLAPS", b);
  }

  /** Null for what is no period. */
  private static @Nullable Period period(Value value) {
    if (!(value instanceof CollectionValue collection) || collection.elements().size() != 2) {
      return null;
    }
    List<Value> elements = collection.elements();
    Value start = elements.get(0).force();
    Value end = elements.get(1).force();
    if (end instanceof IntervalValue interval) {
      end = start.isAbsent() ? NullValue.NULL : TemporalCalculation.shift(start, interval);
    }
    if (end == null || !isMoment(start) || !isMoment(end) || !isComparable(start, end)) {
      return null;
    }
    boolean swapped =
        start.isAbsent() || (!end.isAbsent() && ValueOrder.NULLS_FIRST.compare(start, end) > 0);
    return swapped ? new Period(end, start) : new Period(start, end);
  }

  private static boolean isMoment(Value value) {
    return switch (value.kind()) {
      case NULL, MISSING, DATE, TIME, ZONED_TIME, TIMESTAMP, ZONED_TIMESTAMP -> true;
      default -> false;
    };
  }

  private static boolean isComparable(Value a, Value b) {
    return a.isAbsent() || b.isAbsent() || Comparison.isOrdered(a.kind(), b.kind());
  }

  private static Value overlap(Period a, Period b) {
    if (a.start.isAbsent() || b.start.isAbsent()) {
      return NullValue.NULL;
    }
    int order = ValueOrder.NULLS_FIRST.compare(a.start, b.start);
    if (order == 0) {
      return BooleanValue.TRUE;
    }
    Value later = order > 0 ? a.start : b.start;
    Value laterEnd = order > 0 ? a.end : b.end;
    Value earlierEnd = order > 0 ? b.end : a.end;
    if (earlierEnd.isAbsent()) {
      return NullValue.NULL;
    }
    if (ValueOrder.NULLS_FIRST.compare(later, earlierEnd) < 0) {
      return BooleanValue.TRUE;
    }
    return laterEnd.isAbsent()
        ? NullValue.NULL
        : BooleanValue.of(ValueOrder.NULLS_FIRST.compare(laterEnd, earlierEnd) < 0);
  }
}
