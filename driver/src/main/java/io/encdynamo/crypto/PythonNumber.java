package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NumericValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as Python prints them in JSON: whole ones as their digits, floats as {@code repr} does,
 * which is the shortest text that reads back, always with a point or an exponent.
 */
final class PythonNumber {
  private static final Pattern WHOLE = Pattern.compile("-?[1-9][0-9]*|0");

  /** From here on Python writes an exponent (CPython, float_repr_style 'short'). */
  private static final int LARGE = 16;

  /** And below this one. */
  private static final int SMALL = -4;

  /** More digits than any number of ours has: not parsed. */
  private static final int MOST_CHARACTERS = 400;

  private PythonNumber() {}

  /** A whole number; a decimal that has a fraction has none. */
  static @Nullable String whole(NumericValue value) {
    if (value instanceof IntegerValue integer) {
      return Long.toString(integer.value());
    }
    if (value instanceof DoubleValue number) {
      return isWhole(number.value())
          ? new BigDecimal(number.value()).toBigInteger().toString()
          : null;
    }
    BigDecimal decimal = value.decimal();
    return decimal.signum() == 0 || decimal.stripTrailingZeros().scale() <= 0
        ? decimal.toBigInteger().toString()
        : null;
  }

  private static boolean isWhole(double value) {
    return Double.isFinite(value) && Math.rint(value) == value;
  }

  /** A number as a float, if one has just this value; else null. */
  static @Nullable String floating(NumericValue value) {
    if (value instanceof DoubleValue number) {
      return Double.isFinite(number.value()) ? repr(number.value()) : null;
    }
    double nearest = value.asDouble();
    return Double.isFinite(nearest)
            && new DoubleValue(nearest).decimal().compareTo(value.decimal()) == 0
        ? repr(nearest)
        : null;
  }

  /** All texts of numbers that equal this one. */
  static Set<String> all(NumericValue value) {
    Set<String> texts = new LinkedHashSet<>();
    String whole = whole(value);
    if (whole != null) {
      texts.add(whole);
    }
    String floating = floating(value);
    if (floating != null) {
      texts.add(floating);
    }
    if (value.asDouble() == 0 && "0".equals(whole)) {
      texts.add("0.0");
      texts.add("-0.0");
    }
    return texts;
  }

  /** What Python's {@code repr} gives for a finite float. */
  static String repr(double value) {
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0.0";
    }
    BigDecimal shortest = new DoubleValue(Math.abs(value)).decimal();
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    if (exponent >= SMALL && exponent < LARGE) {
      String plain = shortest.toPlainString();
      return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return sign
        + mantissa
        + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /**
   * The number of a text that Python prints, and of no other: an {@link IntegerValue}, a {@link
   * DecimalValue} for what is longer, a {@link DoubleValue} for a float.
   */
  static NumericValue read(String text) throws NotCanonicalException {
    if (text.length() > MOST_CHARACTERS) {
      throw new NotCanonicalException();
    }
    if (WHOLE.matcher(text).matches()) {
      return whole(new BigInteger(text));
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && repr(value).equals(text)) {
        return new DoubleValue(value);
      }
    } catch (NumberFormatException noNumber) {
      throw new NotCanonicalException();
    }
    throw new NotCanonicalException();
  }

  private static NumericValue whole(BigInteger number) throws NotCanonicalException {
    if (number.bitLength() < Long.SIZE) {
      return new IntegerValue(number.longValue());
    }
    try {
      return Decimals.exact(new BigDecimal(number));
    } catch (DriverException pastOurDigits) {
      throw new NotCanonicalException();
    }
  }
}
