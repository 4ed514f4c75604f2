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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/** Functions of numbers. Those of whole numbers and decimals are exact where they can be. */
final class NumericFunctions {
  private static final NumericValue ZERO = new IntegerValue(0);

  private NumericFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        same("ABS")
            .takes(SIGNED)
            .unary("The number or interval without its sign.", (x, run) -> magnitude(x)),
        Declaration.function(Category.NUMERIC, "SIGN")
            .takes(NUMBER)
            .gives(SqlType.BIGINT)
            .unary("-1, 0 or 1.", (x, run) -> whole(sign(x))),
        same("MOD")
            .takes(NUMBER, NUMBER)
            .binary(
                "What a division leaves, with the sign of the first.",
                (x, y, run) -> Calculation.modulo((NumericValue) x, (NumericValue) y)),
        same("CEIL", "CEILING")
            .takes(NUMBER)
            .unary(
                "The least whole number not below.",
                (x, run) -> rounded(x, 0, RoundingMode.CEILING)),
        same("FLOOR")
            .takes(NUMBER)
            .unary(
                "The greatest whole number not above.",
                (x, run) -> rounded(x, 0, RoundingMode.FLOOR)),
        same("ROUND")
            .takes(NUMBER, INTEGER)
            .required(1)
            .variadic(
                "Rounded half up to so many digits after the point.",
                (a, run) -> rounded(a[0], digits(a), RoundingMode.HALF_UP)),
        same("TRUNC", "TRUNCATE")
            .takes(NUMBER, INTEGER)
            .required(1)
            .variadic(
                "Cut after so many digits after the point.",
                (a, run) -> rounded(a[0], digits(a), RoundingMode.DOWN)),
        approximate("POWER", "POW")
            .takes(NUMBER, NUMBER)
            .binary(
                "The first raised to the second.",
                (x, y, run) -> checked("POWER", Math.pow(number(x), number(y)))),
        real("SQRT", "The square root.", Math::sqrt),
        real("EXP", "e raised to the number.", Math::exp),
        real("LN", "The natural logarithm.", Math::log),
        real("LOG10", "The logarithm to the base of ten.", Math::log10),
        real("SIN", "The sine of an angle in radians.", Math::sin),
        real("COS", "The cosine of an angle in radians.", Math::cos),
        real("TAN", "The tangent of an angle in radians.", Math::tan),
        real("COT", "The cotangent of an angle in radians.", x -> 1 / Math.tan(x)),
        real("ASIN", "The angle, in radians, of a sine.", Math::asin),
        real("ACOS", "The angle, in radians, of a cosine.", Math::acos),
        real("ATAN", "The angle, in radians, of a tangent.", Math::atan),
        approximate("ATAN2")
            .takes(NUMBER, NUMBER)
            .binary(
                "The angle, in radians, of a point given by y and x.",
                (y, x, run) -> checked("ATAN2", Math.atan2(number(y), number(x)))),
        real("DEGREES", "An angle in degrees instead of radians.", Math::toDegrees),
        real("RADIANS", "An angle in radians instead of degrees.", Math::toRadians),
        approximate("PI").nullary("The number pi.", run -> new DoubleValue(Math.PI)),
        approximate("RAND", "RANDOM")
            .changing()
            .nullary(
                "A random number from 0 to below 1.",
                run -> new DoubleValue(ThreadLocalRandom.current().nextDouble())));
  }

  private static Declaration same(String name, String... aliases) {
    return Declaration.function(Category.NUMERIC, name, aliases).gives(types -> types.get(0));
  }

  private static Declaration approximate(String name, String... aliases) {
    return Declaration.function(Category.NUMERIC, name, aliases).gives(SqlType.DOUBLE);
  }

  private static ScalarFunction real(
      String name, String description, DoubleUnaryOperator operation) {
    return approximate(name)
        .takes(NUMBER)
        .unary(description, (x, run) -> checked(name, operation.applyAsDouble(number(x))));
  }

  private static double number(Value value) {
    return ((NumericValue) value).asDouble();
  }

  private static Value checked(String function, double result) {
    if (Double.isNaN(result)) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, function, "the argument is outside its domain");
    }
    if (Double.isInfinite(result)) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "DOUBLE");
    }
    return new DoubleValue(result);
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
}
