package io.encdynamo.crypto;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads encoded values. It refuses what it cannot read; whether what it read was canonical is seen
 * by encoding it again.
 */
final class Decoder {
  private final byte[] bytes;
  private int at;

  private Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  static Value decode(byte[] bytes) throws NotCanonicalException {
    return new Decoder(bytes).value(0, bytes.length, 0);
  }

  /** Whether no second look is needed: bytes after the tag that are the value as they stand. */
  static boolean isCanonicalByItself(byte[] bytes) {
    return bytes[0] == Tag.BINARY || (bytes[0] == Tag.STRING && isAscii(bytes));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private Value value(int offset, int length, int depth) throws NotCanonicalException {
    if (length == 0 || depth > CanonicalEncoding.DEEPEST) {
      throw new NotCanonicalException();
    }
    int payload = offset + 1;
    int size = length - 1;
    return switch (bytes[offset]) {
      case Tag.NULL -> bare(NullValue.NULL, size);
      case Tag.FALSE -> bare(BooleanValue.FALSE, size);
      case Tag.TRUE -> bare(BooleanValue.TRUE, size);
      case Tag.NUMBER -> number(NumberEncoding.decode(bytes, payload, size));
      case Tag.DOUBLE -> doubleValue(payload, size);
      case Tag.STRING -> new StringValue(new String(bytes, payload, size, StandardCharsets.UTF_8));
      case Tag.BINARY -> new BinaryValue(Arrays.copyOfRange(bytes, payload, payload + size));
      case Tag.DATE, Tag.TIME, Tag.TIMESTAMP, Tag.ZONED_TIMESTAMP ->
          TimeEncoding.decode(bytes, offset, length);
      case Tag.LIST -> new ListValue(elements(payload, size, depth));
      case Tag.MAP -> struct(payload, size, depth);
      case Tag.STRING_SET -> new SetValue(ValueKind.STRING_SET, elements(payload, size, depth));
      case Tag.NUMBER_SET -> new SetValue(ValueKind.NUMBER_SET, elements(payload, size, depth));
      case Tag.BINARY_SET -> new SetValue(ValueKind.BINARY_SET, elements(payload, size, depth));
      default -> throw new NotCanonicalException();
    };
  }

  private static Value bare(Value value, int size) throws NotCanonicalException {
    if (size != 0) {
      throw new NotCanonicalException();
    }
    return value;
  }

  /** A whole number of 64 bits as such, any other as a decimal. */
  static NumericValue number(BigDecimal number) {
    // 10^19 is past 64 bits; a larger exponent is not even tried, it would be costly
    if (number.scale() <= 0 && number.precision() - (long) number.scale() <= 19) {
      try {
        return new IntegerValue(number.longValueExact());
      } catch (ArithmeticException past64Bits) {
        return new DecimalValue(number);
      }
    }
    return new DecimalValue(number);
  }

  private Value doubleValue(int payload, int size) throws NotCanonicalException {
    if (size != Double.BYTES) {
      throw new NotCanonicalException();
    }
    return new DoubleValue(Double.longBitsToDouble(BigEndian.getLong(bytes, payload)));
  }

  private List<Value> elements(int payload, int size, int depth) throws NotCanonicalException {
    List<Value> elements = new ArrayList<>();
    int end = payload + size;
    at = payload;
    while (at < end) {
      int length = length(end);
      int start = at;
      elements.add(value(start, length, depth + 1));
      at = start + length;
    }
    return List.copyOf(elements);
  }

  private Value struct(int payload, int size, int depth) throws NotCanonicalException {
    List<StructValue.Field> fields = new ArrayList<>();
    int end = payload + size;
    at = payload;
    while (at < end) {
      int nameLength = length(end);
      String name = new String(bytes, at, nameLength, StandardCharsets.UTF_8);
      at += nameLength;
      int length = length(end);
      int start = at;
      fields.add(new StructValue.Field(name, value(start, length, depth + 1)));
      at = start + length;
    }
    return new StructValue(List.copyOf(fields));
  }

  /** Reads a length that leaves that many bytes before the end. */
  private int length(int end) throws NotCanonicalException {
    long length = 0;
    for (int shift = 0; shift < 35 && at < end; shift += 7) {
      byte b = bytes[at++];
      length |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        if (length > end - at) {
          throw new NotCanonicalException();
        }
        return (int) length;
      }
    }
    throw new NotCanonicalException();
  }
}
