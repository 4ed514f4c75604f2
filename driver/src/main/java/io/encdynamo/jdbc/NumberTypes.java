package io.encdynamo.jdbc;

import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * The rows of the table of conversions that give numbers and booleans. A number that the class
 * cannot hold is 22003, and so is a fraction where the class has none: nothing is cut off.
 */
final class NumberTypes {
  private static final ValueKind[] SOURCES = {
    ValueKind.BOOLEAN, ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DOUBLE, ValueKind.STRING
  };

  /** So that 1E999999999 is not written out; the largest double has 309. */
  private static final int MOST_DIGITS = 400;

  static final JavaType<Boolean> BOOLEAN =
      new JavaType<>(Boolean.class).from(NumberTypes::flag, SOURCES);
  static final JavaType<Byte> BYTE =
      new JavaType<>(Byte.class)
          .from((v, p) -> (byte) whole(v, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte", p), SOURCES);
  static final JavaType<Short> SHORT =
      new JavaType<>(Short.class)
          .from((v, p) -> (short) whole(v, Short.MIN_VALUE, Short.MAX_VALUE, "short", p), SOURCES);
  static final JavaType<Integer> INTEGER =
      new JavaType<>(Integer.class)
          .from((v, p) -> (int) whole(v, Integer.MIN_VALUE, Integer.MAX_VALUE, "int", p), SOURCES);
  static final JavaType<Long> LONG =
      new JavaType<>(Long.class)
          .from((v, p) -> whole(v, Long.MIN_VALUE, Long.MAX_VALUE, "long", p), SOURCES);
  static final JavaType<Float> FLOAT =
      new JavaType<>(Float.class).from(NumberTypes::singlePrecision, SOURCES);
  static final JavaType<Double> DOUBLE =
      new JavaType<>(Double.class).from(NumberTypes::doublePrecision, SOURCES);
  static final JavaType<BigDecimal> DECIMAL =
      new JavaType<>(BigDecimal.class).from((v, p) -> decimal(v, "BigDecimal", p), SOURCES);
  static final JavaType<BigInteger> BIG_INTEGER =
      new JavaType<>(BigInteger.class).from(NumberTypes::bigInteger, SOURCES);

  static final List<JavaType<?>> ALL =
      List.of(BOOLEAN, BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE, DECIMAL, BIG_INTEGER);

  private NumberTypes() {}

  private static boolean flag(Value value, Place place) {
    if (value instanceof BooleanValue flag) {
      return flag.value();
    }
    if (value instanceof StringValue text) {
      return switch (text.value().strip().toLowerCase(Locale.ROOT)) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> throw place.failed("boolean");
      };
    }
    BigDecimal number = decimal(value, "boolean", place);
    if (number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0) {
      throw place.failed("boolean");
    }
    return number.signum() != 0;
  }

  private static long whole(Value value, long least, long most, String type, Place place) {
    long number;
    if (value instanceof IntegerValue integer) {
      number = integer.value();
    } else {
      try {
        number = decimal(value, type, place).longValueExact();
      } catch (ArithmeticException e) {
        throw place.outOfRange(type);
      }
    }
    if (number < least || number > most) {
      throw place.outOfRange(type);
    }
    return number;
  }

  private static BigInteger bigInteger(Value value, Place place) {
    BigDecimal number = decimal(value, "BigInteger", place);
    try {
      return number.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw place.outOfRange("BigInteger");
    }
  }

  private static double doublePrecision(Value value, Place place) {
    if (value instanceof DoubleValue number) {
      return number.value();
    }
    double number = decimal(value, "double", place).doubleValue();
    if (Double.isInfinite(number)) {
      throw place.outOfRange("double");
    }
    return number;
  }

  private static float singlePrecision(Value value, Place place) {
    if (value instanceof DoubleValue number) {
      float narrow = (float) number.value();
      if (Float.isInfinite(narrow) && Double.isFinite(number.value())) {
        throw place.outOfRange("float");
      }
      return narrow;
    }
    float number = decimal(value, "float", place).floatValue();
    if (Float.isInfinite(number)) {
      throw place.outOfRange("float");
    }
    return number;
  }

  private static BigDecimal decimal(Value value, String type, Place place) {
    if (value instanceof DoubleValue number && !Double.isFinite(number.value())) {
      throw place.outOfRange(type);
    }
    if (value instanceof NumericValue number) {
      return number.decimal();
    }
    if (value instanceof BooleanValue flag) {
      return flag.value() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof StringValue text) {
      return parsed(text.value().strip(), type, place);
    }
    throw place.notAllowed(value.kind().name(), type);
  }

  private static BigDecimal parsed(String text, String type, Place place) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw place.failed(type);
    }
    if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
      throw place.outOfRange(type);
    }
    return number;
  }
}
