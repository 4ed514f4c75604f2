package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.Decimals;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes that pynamodb_mate encrypts for the values of one column. Reading takes what Python
 * writes for the column's type and nothing else: there is no tag that would tell a wrong value.
 */
final class PynamodbMateEncoding {
  private final ColumnPlace place;

  PynamodbMateEncoding(ColumnPlace place) {
    this.place = place;
  }

  /** Whether pynamodb_mate has values of a type. A REAL would not come back as it was written. */
  static boolean has(SqlType type) {
    return switch (type.kind()) {
      case STRING, BINARY, BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE -> true;
      case JSON, ANY, LIST, MAP, CODEC -> true;
      case REAL,
          DATE,
          TIME,
          ZONED_TIME,
          TIMESTAMP,
          ZONED_TIMESTAMP,
          YEAR_MONTH_INTERVAL,
          DAY_TIME_INTERVAL,
          STRING_SET,
          NUMBER_SET,
          BINARY_SET ->
          false;
    };
  }

  /**
   * Whether all texts of a value can be told. Of a document they cannot: each number in it has two,
   * and the order of names is the writer's.
   */
  static boolean isSearchable(SqlType type) {
    return switch (type.kind()) {
      case STRING, BINARY, BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, CODEC -> true;
      default -> false;
    };
  }

  /**
   * What Python would write.
   *
   * @throws DriverException 22000 if the value is not of the column's type, 22023 if Python has no
   *     such value
   */
  byte[] encode(Value value) {
    Value forced = value.force();
    requireType(forced);
    return switch (place.type().kind()) {
      case STRING -> Utf8.encode(((StringValue) forced).value());
      case BINARY, CODEC -> ((BinaryValue) forced).bytes().clone();
      case SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE -> ascii(number((NumericValue) forced));
      default -> ascii(PythonJson.write(forced));
    };
  }

  /** All that a value may be encrypted as, what {@link #encode} gives first. */
  List<byte[]> forms(Value value) {
    Value forced = value.force();
    requireType(forced);
    if (!(forced instanceof NumericValue number) || !place.type().isNumeric()) {
      return List.of(encode(forced));
    }
    List<String> texts = new ArrayList<>(PythonNumber.all(number));
    if (texts.isEmpty()) {
      // nothing that is stored reads as this number: its digits are the text of no float
      return List.of(ascii(number.decimal().toPlainString()));
    }
    String written = number(number);
    texts.remove(written);
    texts.add(0, written);
    return texts.stream().map(PynamodbMateEncoding::ascii).toList();
  }

  private String number(NumericValue number) {
    boolean floating = place.type().kind() == SqlType.Kind.DOUBLE;
    String whole = floating ? null : PythonNumber.whole(number);
    String text = whole == null ? PythonNumber.floating(number) : whole;
    if (text == null) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID,
          "A value of column '" + place.column() + "'",
          "Python has no float of just this value; round it, or declare the column STRING");
    }
    return text;
  }

  /** The value that was encrypted, of the column's type. */
  Value decode(byte[] bytes) throws NotCanonicalException {
    return switch (place.type().kind()) {
      case STRING -> new StringValue(Utf8.decode(bytes));
      case BINARY -> new BinaryValue(bytes);
      case CODEC -> CodecEncoding.require(place.type(), bytes);
      case SMALLINT -> whole(bytes, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> whole(bytes, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> whole(bytes, Long.MIN_VALUE, Long.MAX_VALUE);
      case DECIMAL -> decimal(PythonNumber.read(ascii(bytes)));
      case DOUBLE -> floating(PythonNumber.read(ascii(bytes)));
      default -> document(PythonJson.read(ascii(bytes)));
    };
  }

  private static Value whole(byte[] bytes, long least, long greatest) throws NotCanonicalException {
    BigDecimal decimal = PythonNumber.read(ascii(bytes)).decimal();
    if (decimal.compareTo(BigDecimal.valueOf(least)) < 0
        || decimal.compareTo(BigDecimal.valueOf(greatest)) > 0
        || decimal.stripTrailingZeros().scale() > 0) {
      throw new NotCanonicalException();
    }
    return new IntegerValue(decimal.longValue());
  }

  private Value decimal(NumericValue number) throws NotCanonicalException {
    SqlType type = place.type();
    BigDecimal decimal = number.decimal().stripTrailingZeros();
    if (type.length() >= 0) {
      boolean fits =
          decimal.scale() <= type.scale()
              && decimal.precision() - decimal.scale() <= type.length() - type.scale();
      if (!fits) {
        throw new NotCanonicalException();
      }
      return new DecimalValue(decimal.setScale(type.scale()));
    }
    try {
      boolean shortWhole =
          decimal.scale() < 0 && decimal.precision() - decimal.scale() <= Decimals.DIGITS;
      return Decimals.exact(shortWhole ? decimal.setScale(0) : decimal);
    } catch (DriverException outOfRange) {
      throw new NotCanonicalException();
    }
  }

  /** A whole number is one of DOUBLE if a double has just this value. */
  private static Value floating(NumericValue number) throws NotCanonicalException {
    if (number instanceof DoubleValue) {
      return number;
    }
    double value = number.asDouble();
    if (!Double.isFinite(value) || new BigDecimal(value).compareTo(number.decimal()) != 0) {
      throw new NotCanonicalException();
    }
    return new DoubleValue(value);
  }

  private Value document(Value value) throws NotCanonicalException {
    if (!fits(value)) {
      throw new NotCanonicalException();
    }
    return value;
  }

  private void requireType(Value value) {
    if (!fits(value)) {
      throw new DriverException(
          ErrorCode.TYPE_MISMATCH,
          "Column '" + place.column() + "' of type " + place.type(),
          value.kind().name());
    }
  }

  private boolean fits(Value value) {
    return switch (place.type().kind()) {
      case STRING -> value instanceof StringValue;
      case BINARY -> value instanceof BinaryValue;
      case CODEC -> CodecEncoding.fits(value, place.type());
      case BOOLEAN -> value instanceof BooleanValue;
      case SMALLINT, INTEGER, BIGINT -> value instanceof IntegerValue;
      case DECIMAL -> value instanceof DecimalValue || value instanceof IntegerValue;
      case DOUBLE -> value instanceof DoubleValue;
      case LIST -> value instanceof ListValue;
      case MAP -> value instanceof StructValue;
      default -> !value.isAbsent();
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String ascii(byte[] bytes) throws NotCanonicalException {
    for (byte each : bytes) {
      if (each < 0) {
        throw new NotCanonicalException();
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
