package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.Json;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Documents as Python's {@code json.dumps} prints them unless told otherwise: {@code ", "} and
 * {@code ": "} between, ASCII alone, names in the order given.
 */
final class PythonJson {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7e;

  private final StringBuilder text = new StringBuilder();

  private PythonJson() {}

  /**
   * The text of a document.
   *
   * @throws DriverException 22000 for what JSON does not know, 22023 for half a surrogate pair, a
   *     name that stands twice or a number that Python has not, 54000 past 500 levels
   */
  static String write(Value value) {
    PythonJson json = new PythonJson();
    json.append(value.force(), 0);
    return json.text.toString();
  }

  /** The document of a text that {@link #write} gives, and of no other. Floats are doubles. */
  static Value read(String text) throws NotCanonicalException {
    try {
      Value value = Json.read(text, number -> new DoubleValue(Double.parseDouble(number)));
      if (write(value).equals(text)) {
        return value;
      }
    } catch (DriverException noDocument) {
      throw new NotCanonicalException();
    }
    throw new NotCanonicalException();
  }

  private void append(Value value, int depth) {
    if (value instanceof StringValue string) {
      appendQuoted(string.value());
    } else if (value instanceof NumericValue number) {
      text.append(number(number));
    } else if (value instanceof BooleanValue truth) {
      text.append(truth.value());
    } else if (value == NullValue.NULL) {
      text.append("null");
    } else if (value instanceof ListValue list) {
      requireDepth(depth);
      appendList(list.elements(), depth + 1);
    } else if (value instanceof StructValue struct) {
      requireDepth(depth);
      appendStruct(struct.fields(), depth + 1);
    } else {
      throw new DriverException(
          ErrorCode.TYPE_MISMATCH, "A document of pynamodb_mate", value.kind().name());
    }
  }

  private void appendList(List<Value> elements, int depth) {
    text.append('[');
    String separator = "";
    for (Value element : elements) {
      text.append(separator);
      append(element.force(), depth);
      separator = ", ";
    }
    text.append(']');
  }

  private void appendStruct(List<StructValue.Field> fields, int depth) {
    Set<String> names = new HashSet<>();
    text.append('{');
    String separator = "";
    for (StructValue.Field field : fields) {
      if (!names.add(field.name())) {
        throw new DriverException(
            ErrorCode.VALUE_INVALID, "A document", "it holds a name twice; leave one out");
      }
      text.append(separator);
      appendQuoted(field.name());
      text.append(": ");
      append(field.value().force(), depth);
      separator = ", ";
    }
    text.append('}');
  }

  private static void requireDepth(int depth) {
    if (depth >= CanonicalEncoding.DEEPEST) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED,
          "The nesting of a document",
          CanonicalEncoding.DEEPEST + " levels");
    }
  }

  /**
   * A number as it was written: a decimal with digits behind the point, or with an exponent, is
   * what Python reads as a float.
   */
  private static String number(NumericValue number) {
    String whole = PythonNumber.whole(number);
    String floating = PythonNumber.floating(number);
    boolean fraction =
        number instanceof DoubleValue
            || (number instanceof DecimalValue decimal && isFraction(decimal.decimal()));
    String first = fraction ? floating : whole;
    String text = first != null ? first : fraction ? whole : floating;
    if (text == null) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID,
          "A number in a document",
          "Python has no float of just this value; round it, or write it as a string");
    }
    return text;
  }

  private static boolean isFraction(BigDecimal decimal) {
    return decimal.scale() > 0
        || (decimal.scale() < 0 && decimal.precision() - decimal.scale() <= Decimals.DIGITS);
  }

  private void appendQuoted(String string) {
    Utf8.requirePairs(string);
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\f' -> text.append("\\f");
        case '\b' -> text.append("\\b");
        default -> appendCharacter(c);
      }
    }
    text.append('"');
  }

  private void appendCharacter(char c) {
    if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
      text.append(c);
    } else {
      String hex = Integer.toHexString(c);
      text.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
    }
  }
}
