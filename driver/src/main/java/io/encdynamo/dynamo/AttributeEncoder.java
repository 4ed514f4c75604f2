package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimestampValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values in clear as attribute values. */
final class AttributeEncoder {
  static final AttributeValue NULL = AttributeValue.fromNul(true);
  private static final AttributeValue FALSE = AttributeValue.fromBool(false);
  private static final AttributeValue TRUE = AttributeValue.fromBool(true);

  private AttributeEncoder() {}

  /**
   * The value of a column in clear.
   *
   * @param value of the column's type, or NULL; not MISSING
   * @throws DriverException 22000 for a value of another type; 22003, 22007, 22023 for one that
   *     DynamoDB cannot hold
   */
  static AttributeValue encode(Value value, SqlType type) {
    Value known = value.force();
    if (known == NullValue.NULL) {
      return NULL;
    }
    if (!fits(known.kind(), type)) {
      throw new DriverException(ErrorCode.TYPE_MISMATCH, "A column of type " + type, known.kind());
    }
    return encode(known);
  }

  /** The value by its kind alone. */
  static AttributeValue encode(Value value) {
    Value known = value.force();
    if (known instanceof StringValue string) {
      return AttributeValue.fromS(string.value());
    }
    if (known instanceof NumericValue number) {
      return AttributeValue.fromN(NumberText.of(number));
    }
    if (known instanceof BooleanValue bool) {
      return bool.value() ? TRUE : FALSE;
    }
    if (known instanceof BinaryValue binary) {
      return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(binary.bytes()));
    }
    if (known instanceof NullValue) {
      return NULL;
    }
    if (known instanceof StructValue struct) {
      return map(struct);
    }
    if (known instanceof ListValue list) {
      return list(list.elements());
    }
    if (known instanceof SetValue set) {
      return set(set.kind(), set.elements());
    }
    if (known instanceof BagValue bag) {
      return set(setKind(bag.elements()), bag.elements());
    }
    if (known instanceof DateValue date) {
      return AttributeValue.fromS(IsoText.of(date.value()));
    }
    if (known instanceof TimeValue time) {
      return AttributeValue.fromS(IsoText.of(time.value()));
    }
    if (known instanceof TimestampValue timestamp) {
      return AttributeValue.fromS(IsoText.of(timestamp.value()));
    }
    if (known instanceof ZonedTimestampValue timestamp) {
      return AttributeValue.fromS(IsoText.of(timestamp.value()));
    }
    if (known.isAbsent()) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "MISSING inside a list", "DynamoDB cannot store it; use NULL");
    }
    throw new DriverException(
        ErrorCode.TYPE_MISMATCH, "A stored document", known.kind().name().replace('_', ' '));
  }

  private static boolean fits(ValueKind kind, SqlType type) {
    return switch (type.kind()) {
      case STRING -> kind == ValueKind.STRING;
      case BOOLEAN -> kind == ValueKind.BOOLEAN;
      case SMALLINT, INTEGER, BIGINT -> kind == ValueKind.INTEGER;
      case DECIMAL, REAL, DOUBLE ->
          kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL || kind == ValueKind.DOUBLE;
      case DATE -> kind == ValueKind.DATE;
      case TIME -> kind == ValueKind.TIME;
      case TIMESTAMP -> kind == ValueKind.TIMESTAMP;
      case ZONED_TIMESTAMP -> kind == ValueKind.ZONED_TIMESTAMP;
      case BINARY, CODEC -> kind == ValueKind.BINARY;
      case LIST -> kind == ValueKind.LIST;
      case MAP -> kind == ValueKind.STRUCT;
      case STRING_SET -> kind == ValueKind.STRING_SET || kind == ValueKind.BAG;
      case NUMBER_SET -> kind == ValueKind.NUMBER_SET || kind == ValueKind.BAG;
      case BINARY_SET -> kind == ValueKind.BINARY_SET || kind == ValueKind.BAG;
      case JSON, ANY -> kind != ValueKind.MISSING;
      case ZONED_TIME, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL -> false;
    };
  }

  private static AttributeValue map(StructValue struct) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    for (StructValue.Field field : struct.fields()) {
      Value value = field.value().force();
      if (value.kind() != ValueKind.MISSING && members.put(field.name(), encode(value)) != null) {
        throw new DriverException(
            ErrorCode.VALUE_INVALID, "A map", "a name stands twice in it; DynamoDB stores one");
      }
    }
    return AttributeValue.fromM(members);
  }

  private static AttributeValue list(List<Value> elements) {
    List<AttributeValue> stored = new ArrayList<>(elements.size());
    for (Value element : elements) {
      stored.add(encode(element));
    }
    return AttributeValue.fromL(stored);
  }

  private static AttributeValue set(ValueKind kind, List<Value> elements) {
    if (elements.isEmpty()) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "An empty set", "DynamoDB cannot store it; use NULL or a list");
    }
    Set<Object> seen = new HashSet<>();
    List<String> texts = new ArrayList<>();
    List<SdkBytes> binaries = new ArrayList<>();
    for (Value element : elements) {
      Value known = element.force();
      if (kind == ValueKind.STRING_SET && known instanceof StringValue string) {
        texts.add(string.value());
        seen.add(string);
      } else if (kind == ValueKind.NUMBER_SET && known instanceof NumericValue number) {
        texts.add(NumberText.of(number));
        seen.add(number.decimal().stripTrailingZeros());
      } else if (kind == ValueKind.BINARY_SET && known instanceof BinaryValue binary) {
        binaries.add(SdkBytes.fromByteArrayUnsafe(binary.bytes()));
        seen.add(binary);
      } else {
        throw new DriverException(ErrorCode.TYPE_MISMATCH, "A " + kind, known.kind());
      }
    }
    if (seen.size() != elements.size()) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "A set", "an element stands twice in it; give each once");
    }
    return switch (kind) {
      case STRING_SET -> AttributeValue.fromSs(texts);
      case NUMBER_SET -> AttributeValue.fromNs(texts);
      default -> AttributeValue.fromBs(binaries);
    };
  }

  /** What {@code << >>} stands for in DynamoDB's PartiQL: the set of its elements' kind. */
  private static ValueKind setKind(List<Value> elements) {
    Value first = elements.isEmpty() ? NullValue.NULL : elements.get(0).force();
    if (first instanceof NumericValue) {
      return ValueKind.NUMBER_SET;
    }
    return first instanceof BinaryValue ? ValueKind.BINARY_SET : ValueKind.STRING_SET;
  }
}
