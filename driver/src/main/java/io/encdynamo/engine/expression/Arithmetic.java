package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Calculation;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;

/**
 * Arithmetic. Whole numbers stay whole; past 64 bits they go on as decimals of up to 38 digits.
 * Decimals are exact to 38 digits. One double makes the result a double.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /** The operators with two operands. */
  public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** The operator as one writes it. */
    public String sign() {
      return sign;
    }

    NumericValue apply(NumericValue left, NumericValue right) {
      return switch (this) {
        case ADD -> Calculation.add(left, right);
        case SUBTRACT -> Calculation.subtract(left, right);
        case MULTIPLY -> Calculation.multiply(left, right);
        case DIVIDE -> Calculation.divide(left, right);
        case MODULO -> Calculation.modulo(left, right);
      };
    }
  }

  /** Errors while running: 22003 past the range, 22012 division by zero. */
  public static Evaluator of(Operator operator, Evaluator left, Evaluator right) {
    return new Binary(operator, left, right);
  }

  public static Evaluator negate(Evaluator operand) {
    return new Binary(Operator.SUBTRACT, new Constant(new IntegerValue(0)), operand);
  }

  /** The sign {@code +}: the operand, if it is a number. */
  public static Evaluator plus(Evaluator operand) {
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      return value.isAbsent() || value instanceof NumericValue
          ? value
          : execution.mistyped("+", value);
    };
  }

  private record Binary(Operator operator, Evaluator left, Evaluator right) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value a = left.evaluate(row, execution).force();
      Value b = right.evaluate(row, execution).force();
      if (a instanceof NumericValue x && b instanceof NumericValue y) {
        return operator.apply(x, y);
      }
      if (!(a instanceof NumericValue) && !a.isAbsent()) {
        return execution.mistyped(operator.sign, a);
      }
      if (!(b instanceof NumericValue) && !b.isAbsent()) {
        return execution.mistyped(operator.sign, b);
      }
      return Absence.of(a, b);
    }
  }
}
