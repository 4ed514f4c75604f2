package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimestampValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes values in their canonical encoding.
 *
 * @param doubles whether a double at the top stays one; inside documents it never does
 * @param offsets whether an instant keeps the offset it was written with; where equal values must
 *     be equal bytes it is zero
 */
record Encoder(boolean doubles, boolean offsets) {
  static final Encoder DOCUMENT = new Encoder(false, true);

  byte[] encode(Value value) {
    Value forced = value.force();
    if (doubles && forced instanceof DoubleValue number) {
      return doubleValue(number.value());
    }
    return encode(forced, 0);
  }

  /** Encodes what was just decoded: whatever cannot be is not canonical. */
  byte[] reencode(Value value) throws NotCanonicalException {
    try {
      return encode(value);
    } catch (DriverException refused) {
      throw new NotCanonicalException();
    }
  }

  private byte[] encode(Value value, int depth) {
    if (value instanceof StringValue string) {
      byte[] bytes = Utf8.encode(string.value(), 1);
      bytes[0] = Tag.STRING;
      return bytes;
    }
    if (value instanceof NumericValue number) {
      return number(number);
    }
    if (value instanceof BooleanValue truth) {
      return new byte[] {truth.value() ? Tag.TRUE : Tag.FALSE};
    }
    if (value instanceof NullValue) {
      return new byte[] {Tag.NULL};
    }
    if (value instanceof BinaryValue binary) {
      byte[] bytes = new byte[1 + binary.bytes().length];
      bytes[0] = Tag.BINARY;
      System.arraycopy(binary.bytes(), 0, bytes, 1, binary.bytes().length);
      return bytes;
    }
    if (value instanceof DateValue
        || value instanceof TimeValue
        || value instanceof TimestampValue
        || value instanceof ZonedTimestampValue) {
      return TimeEncoding.encode(value, offsets);
    }
    if (depth >= CanonicalEncoding.DEEPEST) {
      throw new DriverException(
          ErrorCode.LIMIT_EXCEEDED,
          "The nesting of a document",
          CanonicalEncoding.DEEPEST + " levels");
    }
    if (value instanceof CollectionValue collection) {
      return collection(collection, depth);
    }
    if (value instanceof StructValue struct) {
      return struct(struct, depth);
    }
    throw new DriverException(ErrorCode.TYPE_MISMATCH, "An encrypted column", value.kind().name());
  }

  private static byte[] number(NumericValue number) {
    byte[] bytes =
        number instanceof IntegerValue integer
            ? NumberEncoding.encode(integer.value(), 1)
            : NumberEncoding.encode(number.decimal(), 1);
    bytes[0] = Tag.NUMBER;
    return bytes;
  }

  private static byte[] doubleValue(double value) {
    if (!Double.isFinite(value)) {
      throw new DriverException(ErrorCode.NUMBER_OUT_OF_RANGE, "DOUBLE");
    }
    byte[] bytes = new byte[1 + Double.BYTES];
    bytes[0] = Tag.DOUBLE;
    // adding +0 turns -0 into +0 and changes nothing else (IEEE 754-2019, 6.3)
    BigEndian.putLong(bytes, 1, Double.doubleToRawLongBits(value + 0.0));
    return bytes;
  }

  private byte[] collection(CollectionValue collection, int depth) {
    List<byte[]> elements = new ArrayList<>(collection.elements().size());
    for (Value element : collection.elements()) {
      elements.add(encode(element.force(), depth + 1));
    }
    if (collection instanceof SetValue set) {
      byte tag = setTag(set.kind());
      requireSet(set);
      elements.sort(Arrays::compareUnsigned);
      requireUnique(elements, "A set", "it holds an element twice; leave one out");
      return Parts.join(tag, elements);
    }
    if (collection instanceof ListValue) {
      return Parts.join(Tag.LIST, elements);
    }
    throw new DriverException(ErrorCode.TYPE_MISMATCH, "An encrypted column", ValueKind.BAG.name());
  }

  private static byte setTag(ValueKind kind) {
    return switch (kind) {
      case STRING_SET -> Tag.STRING_SET;
      case NUMBER_SET -> Tag.NUMBER_SET;
      case BINARY_SET -> Tag.BINARY_SET;
      default -> throw new DriverException(ErrorCode.TYPE_MISMATCH, "A set", kind.name());
    };
  }

  private static void requireSet(SetValue set) {
    if (set.elements().isEmpty()) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "A set", "it is empty, which DynamoDB does not know; use NULL");
    }
    for (Value element : set.elements()) {
      Value forced = element.force();
      boolean fits =
          switch (set.kind()) {
            case STRING_SET -> forced instanceof StringValue;
            case NUMBER_SET -> forced instanceof NumericValue;
            default -> forced instanceof BinaryValue;
          };
      if (!fits) {
        throw new DriverException(ErrorCode.TYPE_MISMATCH, "A " + set.kind(), forced.kind().name());
      }
    }
  }

  private byte[] struct(StructValue struct, int depth) {
    List<StructValue.Field> fields = struct.fields();
    List<byte[][]> pairs = new ArrayList<>(fields.size());
    for (StructValue.Field field : fields) {
      pairs.add(new byte[][] {Utf8.encode(field.name()), encode(field.value().force(), depth + 1)});
    }
    pairs.sort((a, b) -> Arrays.compareUnsigned(a[0], b[0]));
    List<byte[]> parts = new ArrayList<>(2 * pairs.size());
    List<byte[]> names = new ArrayList<>(pairs.size());
    for (byte[][] pair : pairs) {
      parts.add(pair[0]);
      parts.add(pair[1]);
      names.add(pair[0]);
    }
    requireUnique(names, "A document", "it holds a name twice; leave one out");
    return Parts.join(Tag.MAP, parts);
  }

  private static void requireUnique(List<byte[]> sorted, String what, String reason) {
    for (int i = 1; i < sorted.size(); i++) {
      if (Arrays.equals(sorted.get(i - 1), sorted.get(i))) {
        throw new DriverException(ErrorCode.VALUE_INVALID, what, reason);
      }
    }
  }
}
