package io.encdynamo.engine.expression;

import io.encdynamo.engine.expression.Arithmetic.Operator;
import io.encdynamo.value.IntervalCalculation;
import io.encdynamo.value.IntervalValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.TemporalCalculation;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import org.jspecify.annotations.Nullable;

/** Which operators take dates, times and intervals, and what they make of them. */
final class TemporalArithmetic {
  private TemporalArithmetic() {}

  /** Whether values of a kind are operands of the operator, beside whichever other one. */
  static boolean takes(Operator operator, ValueKind kind) {
    return switch (kind) {
      case YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL ->
          operator != Operator.MODULO && operator != Operator.BITWISE_AND;
      case DATE, TIME, ZONED_TIME, TIMESTAMP, ZONED_TIMESTAMP ->
          operator == Operator.ADD || operator == Operator.SUBTRACT;
      default -> false;
    };
  }

  /**
   * The result for two present values that are not both numbers; null if the operator does not take
   * them together.
   *
   * @throws io.encdynamo.error.DriverException 22008, 22012, 22015
   */
  static @Nullable Value apply(Operator operator, Value left, Value right) {
    return switch (operator) {
      case ADD ->
          left instanceof IntervalValue interval && !(right instanceof IntervalValue)
              ? TemporalCalculation.shift(right, interval)
              : add(left, right);
      case SUBTRACT ->
          right instanceof IntervalValue interval
              ? add(left, IntervalCalculation.negate(interval))
              : TemporalCalculation.difference(left, right);
      case MULTIPLY -> left instanceof NumericValue ? multiply(right, left) : multiply(left, right);
      case DIVIDE ->
          left instanceof IntervalValue interval && right instanceof NumericValue number
              ? IntervalCalculation.divide(interval, number)
              : null;
      case MODULO, BITWISE_AND -> null;
    };
  }

  private static @Nullable Value add(Value left, Value right) {
    if (!(right instanceof IntervalValue interval)) {
      return null;
    }
    if (!(left instanceof IntervalValue other)) {
      return TemporalCalculation.shift(left, interval);
    }
    return other.kind() == interval.kind() ? IntervalCalculation.add(other, interval) : null;
  }

  private static @Nullable Value multiply(Value left, Value right) {
    return left instanceof IntervalValue interval && right instanceof NumericValue number
        ? IntervalCalculation.multiply(interval, number)
        : null;
  }
}
