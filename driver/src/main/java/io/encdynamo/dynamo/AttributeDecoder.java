package io.encdynamo.dynamo;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values in clear as values of ours. */
final class AttributeDecoder {
  private AttributeDecoder() {}

  /**
   * What a column in clear holds; null if it is none of the column's type. A stored NULL is of
   * every type.
   */
  static @Nullable Value decode(AttributeValue stored, SqlType type) {
    if (Boolean.TRUE.equals(stored.nul())) {
      return NullValue.NULL;
    }
    return switch (type.kind()) {
      case STRING -> stored.s() == null ? null : new StringValue(stored.s());
      case BOOLEAN -> stored.bool() == null ? null : BooleanValue.of(stored.bool());
      case SMALLINT -> whole(stored.n(), Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> whole(stored.n(), Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> whole(stored.n(), Long.MIN_VALUE, Long.MAX_VALUE);
      case DECIMAL -> decimal(stored.n(), type);
      case REAL -> real(stored.n(), type);
      case DOUBLE -> floating(stored.n());
      case DATE -> date(stored.s());
      case TIME -> time(stored.s());
      case TIMESTAMP -> timestamp(stored.s());
      case ZONED_TIMESTAMP -> zonedTimestamp(stored.s());
      case BINARY -> stored.b() == null ? null : new BinaryValue(bytes(stored.b()));
      case LIST -> stored.hasL() ? decode(stored) : null;
      case MAP -> stored.hasM() ? decode(stored) : null;
      case STRING_SET -> stored.hasSs() ? decode(stored) : null;
      case NUMBER_SET -> stored.hasNs() ? decode(stored) : null;
      case BINARY_SET -> stored.hasBs() ? decode(stored) : null;
      case JSON, ANY -> decode(stored);
      case CODEC -> ofCodec(stored.b(), type);
      case ZONED_TIME, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL -> null;
    };
  }

  private static @Nullable Value ofCodec(@Nullable SdkBytes stored, SqlType type) {
    return stored == null || type.codec() == null ? null : type.codec().read(bytes(stored));
  }

  /** What an attribute holds, by what it is stored as. */
  static Value decode(AttributeValue stored) {
    return switch (stored.type()) {
      case S -> new StringValue(stored.s());
      case N -> NumberText.value(stored.n());
      case B -> new BinaryValue(bytes(stored.b()));
      case BOOL -> BooleanValue.of(stored.bool());
      case NUL -> NullValue.NULL;
      case M -> struct(stored.m());
      case L -> new ListValue(stored.l().stream().map(AttributeDecoder::decode).toList());
      case SS -> new SetValue(ValueKind.STRING_SET, strings(stored.ss()));
      case NS -> new SetValue(ValueKind.NUMBER_SET, numbers(stored.ns()));
      case BS -> new SetValue(ValueKind.BINARY_SET, binaries(stored.bs()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("DynamoDB has the types of its API reference");
    };
  }

  static StructValue struct(Map<String, AttributeValue> attributes) {
    List<StructValue.Field> fields = new ArrayList<>(attributes.size());
    attributes.forEach((name, value) -> fields.add(new StructValue.Field(name, decode(value))));
    return new StructValue(fields);
  }

  /** The SDK's bytes themselves: nobody else holds them, and values are not changed. */
  static byte[] bytes(SdkBytes bytes) {
    return bytes.asByteArrayUnsafe();
  }

  private static @Nullable Value whole(@Nullable String stored, long least, long greatest) {
    return stored != null
            && NumberText.value(stored) instanceof IntegerValue integer
            && integer.value() >= least
            && integer.value() <= greatest
        ? integer
        : null;
  }

  private static @Nullable Value decimal(@Nullable String stored, SqlType type) {
    if (stored == null) {
      return null;
    }
    BigDecimal decimal = NumberText.decimal(stored);
    if (type.length() < 0) {
      return new DecimalValue(decimal);
    }
    BigDecimal stripped = decimal.stripTrailingZeros();
    if (stripped.scale() > type.scale()
        || stripped.precision() - stripped.scale() > type.length() - type.scale()) {
      return null;
    }
    return new DecimalValue(stripped.setScale(type.scale()));
  }

  /** The REAL nearest to it, as a conversion gives it. */
  private static @Nullable Value real(@Nullable String stored, SqlType type) {
    Value wide = floating(stored);
    return wide instanceof DoubleValue number && Float.isFinite((float) number.value())
        ? Conversions.cast(wide, type)
        : null;
  }

  private static @Nullable Value floating(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    double value = NumberText.decimal(stored).doubleValue();
    return Double.isFinite(value) ? new DoubleValue(value) : null;
  }

  private static @Nullable Value date(@Nullable String stored) {
    LocalDate date = stored == null ? null : IsoText.date(stored);
    return date == null ? null : new DateValue(date);
  }

  private static @Nullable Value time(@Nullable String stored) {
    LocalTime time = stored == null ? null : IsoText.time(stored);
    return time == null ? null : new TimeValue(time);
  }

  private static @Nullable Value timestamp(@Nullable String stored) {
    LocalDateTime timestamp = stored == null ? null : IsoText.timestamp(stored);
    return timestamp == null ? null : new TimestampValue(timestamp);
  }

  private static @Nullable Value zonedTimestamp(@Nullable String stored) {
    OffsetDateTime timestamp = stored == null ? null : IsoText.zonedTimestamp(stored);
    return timestamp == null ? null : new ZonedTimestampValue(timestamp);
  }

  private static List<Value> strings(List<String> elements) {
    return elements.stream().<Value>map(StringValue::new).toList();
  }

  private static List<Value> numbers(List<String> elements) {
    return elements.stream().<Value>map(NumberText::value).toList();
  }

  private static List<Value> binaries(List<SdkBytes> elements) {
    return elements.stream().<Value>map(element -> new BinaryValue(bytes(element))).toList();
  }
}
