package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Calculation;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.IntervalCalculation;
import io.encdynamo.value.IntervalValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic. Whole numbers stay whole; past 64 bits they go on as decimals of up to 38 digits.
 * Decimals are exact to 38 digits. One double makes the result a double. Dates, times and intervals
 * as {@link TemporalArithmetic} says.
 */
public final class Arithmetic {
  private static final NumericValue ZERO = new IntegerValue(0);

  private Arithmetic() {}

  /** The operators with two operands. */
  public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%"),
    BITWISE_AND("&");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** The operator as one writes it. */
    public String sign() {
      return sign;
    }

    /** Null if it does not take these numbers: a fraction has no bits. */
    @Nullable NumericValue apply(NumericValue left, NumericValue right) {
      return switch (this) {
        case ADD -> Calculation.add(left, right);
        case SUBTRACT -> Calculation.subtract(left, right);
        case MULTIPLY -> Calculation.multiply(left, right);
        case DIVIDE -> Calculation.divide(left, right);
        case MODULO -> Calculation.modulo(left, right);
        case BITWISE_AND -> Calculation.bitwiseAnd(left, right);
      };
    }
  }

  /** Errors while running: 22003, 22008, 22015 past a range, 22012 division by zero. */
  public static Evaluator of(Operator operator, Evaluator left, Evaluator right) {
    return new Binary(operator, left, right);
  }

  /** The sign {@code -}, before a number or an interval. */
  public static Evaluator negate(Evaluator operand) {
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      if (value instanceof NumericValue number) {
        return Calculation.subtract(ZERO, number);
      }
      if (value instanceof IntervalValue interval) {
        return IntervalCalculation.negate(interval);
      }
      return value.isAbsent() ? value : execution.mistyped("-", value);
    };
  }

  /** The sign {@code +}: the operand, if it is a number or an interval. */
  public static Evaluator plus(Evaluator operand) {
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      return value.isAbsent() || value instanceof NumericValue || value instanceof IntervalValue
          ? value
          : execution.mistyped("+", value);
    };
  }

  private record Binary(Operator operator, Evaluator left, Evaluator right) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value a = left.evaluate(row, execution).force();
      Value b = right.evaluate(row, execution).force();
      Value result = null;
      if (a instanceof NumericValue x && b instanceof NumericValue y) {
        result = operator.apply(x, y);
      } else if (!takes(a)) {
        return execution.mistyped(operator.sign, a);
      } else if (!takes(b)) {
        return execution.mistyped(operator.sign, b);
      } else if (a.isAbsent() || b.isAbsent()) {
        return Absence.of(a, b);
      } else {
        result = TemporalArithmetic.apply(operator, a, b);
      }
      return result == null ? execution.mistyped(operator.sign, b) : result;
    }

    private boolean takes(Value operand) {
      return operand.isAbsent()
          || operand instanceof NumericValue
          || TemporalArithmetic.takes(operator, operand.kind());
    }
  }
}
