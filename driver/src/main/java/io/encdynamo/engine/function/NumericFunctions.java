package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.NUMBER;
import static io.encdynamo.engine.function.ArgumentType.SIGNED;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Calculation;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.IntervalCalculation;
import io.encdynamo.value.IntervalValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Exact functions of numbers: those of whole numbers and decimals lose no digit. */
final class NumericFunctions {
  private static final NumericValue ZERO = new IntegerValue(0);

  private NumericFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        same("ABS")
            .takes(SIGNED)
            .example("ABS(-1.5)", "1.5")
            .unary("The number or interval without its sign.", (x, run) -> magnitude(x)),
        Declaration.function(Category.NUMERIC, "SIGN")
            .takes(NUMBER)
            .gives(SqlType.BIGINT)
            .example("SIGN(-1.5)", "-1")
            .unary("-1, 0 or 1.", (x, run) -> whole(sign(x))),
        same("MOD")
            .takes(NUMBER, NUMBER)
            .example("MOD(-17, 4)", "-1")
            .binary(
                "What a division leaves, with the sign of the first.",
                (x, y, run) -> Calculation.modulo((NumericValue) x, (NumericValue) y)),
        same("CEIL", "CEILING")
            .takes(NUMBER)
            .example("CEILING(-1.5)", "-1.0")
            .unary(
                "The least whole number not below.",
                (x, run) -> rounded(x, 0, RoundingMode.CEILING)),
        same("FLOOR")
            .takes(NUMBER)
            .example("FLOOR(-1.5)", "-2.0")
            .unary(
                "The greatest whole number not above.",
                (x, run) -> rounded(x, 0, RoundingMode.FLOOR)),
        same("ROUND")
            .takes(NUMBER, INTEGER)
            .required(1)
            .example("ROUND(1.005, 2)", "1.01")
            .example("ROUND(1234, -2)", "1200")
            .variadic(
                "Rounded half up to so many digits after the point.",
                (a, run) -> rounded(a[0], digits(a), RoundingMode.HALF_UP)),
        same("TRUNC", "TRUNCATE")
            .takes(NUMBER, INTEGER)
            .required(1)
            .example("TRUNC(-1.99, 1)", "-1.9")
            .variadic(
                "Cut after so many digits after the point.",
                (a, run) -> rounded(a[0], digits(a), RoundingMode.DOWN)),
        Declaration.function(Category.NUMERIC, "WIDTH_BUCKET")
            .takes(NUMBER, NUMBER, NUMBER, INTEGER)
            .gives(SqlType.BIGINT)
            .example("WIDTH_BUCKET(35, 0, 100, 10)", "4")
            .variadic(
                "In which of so many equal parts of the range from the second to the third the first lies; 0 before it, one more than there are past it.",
                (a, run) -> bucket(a)));
  }

  private static Declaration same(String name, String... aliases) {
    return Declaration.function(Category.NUMERIC, name, aliases).gives(types -> types.get(0));
  }

  private static int sign(Value value) {
    if (value instanceof IntegerValue whole) {
      return Long.signum(whole.value());
    }
    return value instanceof DoubleValue number
        ? (int) Math.signum(number.value())
        : ((NumericValue) value).decimal().signum();
  }

  private static Value magnitude(Value value) {
    if (value instanceof IntervalValue interval) {
      return IntervalCalculation.isNegative(interval)
          ? IntervalCalculation.negate(interval)
          : interval;
    }
    return sign(value) < 0 ? Calculation.subtract(ZERO, (NumericValue) value) : value;
  }

  private static int digits(Value[] arguments) {
    long digits = arguments.length > 1 ? whole(arguments[1]) : 0;
    return (int) Math.max(-200, Math.min(200, digits));
  }

  private static Value rounded(Value value, int digits, RoundingMode mode) {
    if (value instanceof IntegerValue && digits >= 0) {
      return value;
    }
    if (value instanceof DoubleValue number) {
      return Double.isFinite(number.value())
          ? new DoubleValue(number.decimal().setScale(digits, mode).doubleValue())
          : value;
    }
    BigDecimal decimal = ((NumericValue) value).decimal();
    BigDecimal result = decimal.scale() <= digits ? decimal : decimal.setScale(digits, mode);
    if (result.scale() < 0 && result.precision() - result.scale() <= Decimals.DIGITS) {
      result = result.setScale(0);
    }
    return value instanceof IntegerValue && result.toBigInteger().bitLength() <= 63
        ? new IntegerValue(result.longValue())
        : Decimals.exact(result);
  }

  /** SQL:2016 part 2, 6.28: the range may go down. */
  private static Value bucket(Value[] arguments) {
    BigDecimal value = ((NumericValue) arguments[0]).decimal();
    BigDecimal from = ((NumericValue) arguments[1]).decimal();
    BigDecimal to = ((NumericValue) arguments[2]).decimal();
    long count = whole(arguments[3]);
    int direction = to.compareTo(from);
    if (direction == 0 || count < 1 || count > Integer.MAX_VALUE) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID,
          "WIDTH_BUCKET",
          "the range must not be empty, nor the number of parts below 1 or past 31 bits");
    }
    if (value.compareTo(from) * direction < 0) {
      return whole(0);
    }
    if (value.compareTo(to) * direction >= 0) {
      return whole(count + 1);
    }
    BigDecimal part =
        value
            .subtract(from)
            .multiply(BigDecimal.valueOf(count))
            .divide(to.subtract(from), 0, RoundingMode.FLOOR);
    return whole(part.longValueExact() + 1);
  }
}
