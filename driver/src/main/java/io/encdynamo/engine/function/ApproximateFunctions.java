package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.INTEGER;
import static io.encdynamo.engine.function.ArgumentType.NUMBER;
import static io.encdynamo.engine.function.Arguments.whole;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/** Functions of numbers that give a double. Angles are in radians. */
final class ApproximateFunctions {
  private ApproximateFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("POWER", "POW")
            .takes(NUMBER, NUMBER)
            .example("POWER(2, 10)", "1024e0")
            .binary(
                "The first raised to the second.",
                (x, y, run) -> checked("POWER", Math.pow(number(x), number(y)))),
        real("SQRT", "SQRT(2.25)", "1.5e0", "The square root.", Math::sqrt),
        real("CBRT", "CBRT(27)", "3e0", "The cube root.", Math::cbrt),
        real("EXP", "EXP(0)", "1e0", "e raised to the number.", Math::exp),
        real("LN", "LN(1)", "0e0", "The natural logarithm.", Math::log),
        declare("LOG")
            .takes(NUMBER, NUMBER)
            .required(1)
            .example("LOG(2, 8)", "3e0")
            .variadic(
                "The natural logarithm, as JDBC has it; of two arguments the logarithm of the second to the base of the first.",
                (a, run) -> logarithm(a)),
        real("LOG2", "LOG2(8)", "3e0", "The logarithm to the base of two.", x -> log(2, x)),
        real("LOG10", "LOG10(1000)", "3e0", "The logarithm to the base of ten.", Math::log10),
        real("SIN", "SIN(0)", "0e0", "The sine of an angle.", Math::sin),
        real("COS", "COS(0)", "1e0", "The cosine of an angle.", Math::cos),
        real("TAN", "TAN(0)", "0e0", "The tangent of an angle.", Math::tan),
        real(
            "COT",
            "ROUND(COT(PI() / 4), 9)",
            "1e0",
            "The cotangent of an angle.",
            x -> 1 / Math.tan(x)),
        real("ASIN", "ASIN(0)", "0e0", "The angle of a sine.", Math::asin),
        real("ACOS", "ACOS(1)", "0e0", "The angle of a cosine.", Math::acos),
        real("ATAN", "ATAN(0)", "0e0", "The angle of a tangent.", Math::atan),
        declare("ATAN2")
            .takes(NUMBER, NUMBER)
            .example("ATAN2(0, 1)", "0e0")
            .binary(
                "The angle of a point given by y and x.",
                (y, x, run) -> checked("ATAN2", Math.atan2(number(y), number(x)))),
        real("SINH", "SINH(0)", "0e0", "The hyperbolic sine.", Math::sinh),
        real("COSH", "COSH(0)", "1e0", "The hyperbolic cosine.", Math::cosh),
        real("TANH", "TANH(0)", "0e0", "The hyperbolic tangent.", Math::tanh),
        real("DEGREES", "DEGREES(PI())", "180e0", "An angle in degrees.", Math::toDegrees),
        real("RADIANS", "RADIANS(0)", "0e0", "An angle of so many degrees.", Math::toRadians),
        declare("PI")
            .example("ROUND(PI(), 5)", "3.14159e0")
            .nullary("The number pi.", run -> new DoubleValue(Math.PI)),
        declare("RAND", "RANDOM")
            .takes(INTEGER)
            .required(0)
            .changing()
            .variadic(
                "A random number from 0 to below 1; of a seed always the same.",
                (a, run) ->
                    new DoubleValue(
                        a.length == 0
                            ? ThreadLocalRandom.current().nextDouble()
                            : new Random(whole(a[0])).nextDouble())));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.NUMERIC, name, aliases).gives(SqlType.DOUBLE);
  }

  private static ScalarFunction real(
      String name, String call, String result, String description, DoubleUnaryOperator operation) {
    return declare(name)
        .takes(NUMBER)
        .example(call, result)
        .unary(description, (x, run) -> checked(name, operation.applyAsDouble(number(x))));
  }

  private static double number(Value value) {
    return ((NumericValue) value).asDouble();
  }

  private static Value logarithm(Value[] arguments) {
    double first = number(arguments[0]);
    return checked(
        "LOG", arguments.length == 1 ? Math.log(first) : log(first, number(arguments[1])));
  }

  /** Whole where it is: the quotient of two logarithms is often off by a digit. */
  private static double log(double base, double number) {
    double result = Math.log(number) / Math.log(base);
    double near = Math.rint(result);
    return Math.pow(base, near) == number ? near : result;
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
}
