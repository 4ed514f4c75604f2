package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;

/** The rows of the table of conversions that end with text, and those that parse it. */
final class TextConversions {
  /** Longer digit strings are no number here, and parsing takes quadratic time. */
  private static final int LONGEST_NUMBER = 1000;

  private TextConversions() {}

  static Value toText(Value value, SqlType type, boolean exact) {
    String text = text(value);
    if (type.length() >= 0 && text.codePointCount(0, text.length()) > type.length()) {
      throw new DriverException(ErrorCode.STRING_TOO_LONG, type.sql(), type.length());
    }
    return value instanceof StringValue ? value : new StringValue(text);
  }

  static String text(Value value) {
    if (value instanceof StringValue string) {
      return string.value();
    }
    if (value instanceof IntegerValue whole) {
      return Long.toString(whole.value());
    }
    if (value instanceof DecimalValue decimal) {
      return decimal.decimal().toPlainString();
    }
    if (value instanceof DoubleValue approximate) {
      return text(approximate.value());
    }
    if (value instanceof BooleanValue truth) {
      return truth.value() ? "true" : "false";
    }
    if (value instanceof BinaryValue binary) {
      CodecType codec = binary.codec();
      return codec != null
          ? codec.text(binary)
          : Base64.getEncoder().encodeToString(binary.bytes());
    }
    if (value instanceof CollectionValue || value instanceof StructValue) {
      return Json.write(value);
    }
    if (value.isAbsent()) {
      throw Conversions.noCounterpart(SqlType.STRING);
    }
    return value instanceof IntervalValue interval
        ? IntervalText.text(interval)
        : TimeText.text(value);
  }

  /** Digits with a point where they are few, with an exponent where they are many. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal shortest = ShortestDecimal.of(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < -5 || exponent > 15) {
      return shortest.stripTrailingZeros().toString().replace("E+", "E");
    }
    String plain = shortest.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  static Value toBoolean(Value value, SqlType type, boolean exact) {
    return switch (string(value).toLowerCase(Locale.ROOT)) {
      case "true" -> BooleanValue.TRUE;
      case "false" -> BooleanValue.FALSE;
      default -> throw Conversions.noCounterpart(type);
    };
  }

  /** Decimal digits with a sign, or 0x and 0b with the digits of 16 and 2. */
  static Value toInteger(Value value, SqlType type, boolean exact) {
    String text = string(value);
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = 10;
    if (digits.regionMatches(true, 0, "0x", 0, 2)) {
      radix = 16;
    } else if (digits.regionMatches(true, 0, "0b", 0, 2)) {
      radix = 2;
    }
    digits = radix == 10 ? digits : digits.substring(2);
    if (!isDigits(digits, radix) || digits.length() > LONGEST_NUMBER) {
      throw Conversions.noCounterpart(type);
    }
    BigInteger whole = new BigInteger(digits, radix);
    return NumberConversions.toInteger(
        new BigDecimal(text.startsWith("-") ? whole.negate() : whole), type, exact);
  }

  private static boolean isDigits(String text, int radix) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static Value toDecimal(Value value, SqlType type, boolean exact) {
    return NumberConversions.toDecimal(number(value, type), type, exact);
  }

  static Value toApproximate(Value value, SqlType type, boolean exact) {
    return switch (string(value)) {
      case "NaN" -> new DoubleValue(Double.NaN);
      case "Infinity", "+Infinity" -> new DoubleValue(Double.POSITIVE_INFINITY);
      case "-Infinity" -> new DoubleValue(Double.NEGATIVE_INFINITY);
      default ->
          NumberConversions.toApproximate(new DecimalValue(number(value, type)), type, exact);
    };
  }

  private static BigDecimal number(Value value, SqlType type) {
    String text = string(value);
    if (text.length() > LONGEST_NUMBER) {
      throw Conversions.noCounterpart(type);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      // The exception would show the text.
      throw Conversions.noCounterpart(type);
    }
  }

  static Value toBinary(Value value, SqlType type, boolean exact) {
    try {
      return new BinaryValue(Base64.getDecoder().decode(string(value)));
    } catch (IllegalArgumentException e) {
      throw Conversions.noCounterpart(type);
    }
  }

  static Value toDocument(Value value, SqlType type, boolean exact) {
    return Json.read(((StringValue) value).value());
  }

  private static String string(Value value) {
    return ((StringValue) value).value().strip();
  }
}
