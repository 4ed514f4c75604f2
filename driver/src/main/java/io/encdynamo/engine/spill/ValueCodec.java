package io.encdynamo.engine.spill;

import io.encdynamo.spi.Codecs;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DayTimeValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.YearMonthValue;
import io.encdynamo.value.ZonedTimeValue;
import io.encdynamo.value.ZonedTimestampValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Values as bytes: the kind, then the content. Nothing of a value gets lost. The form lives no
 * longer than the process, so it has no version.
 */
final class ValueCodec {
  private static final ValueKind[] KINDS = ValueKind.values();

  private ValueCodec() {}

  @SuppressWarnings("EnumOrdinal") // read by the process that writes it
  static void write(Value value, BlockWriter bytes) {
    ValueKind kind = value.kind();
    bytes.write(kind.ordinal());
    switch (kind) {
      case MISSING, NULL -> {}
      case BOOLEAN -> bytes.write(value == BooleanValue.TRUE ? 1 : 0);
      case INTEGER -> bytes.signed(((IntegerValue) value).value());
      case DECIMAL -> ScalarCodec.decimal(((DecimalValue) value).decimal(), bytes);
      case DOUBLE -> ScalarCodec.approximate(((DoubleValue) value).value(), bytes);
      case DATE -> ScalarCodec.date(((DateValue) value).value(), bytes);
      case TIME -> ScalarCodec.time(((TimeValue) value).value(), bytes);
      case ZONED_TIME -> ScalarCodec.zonedTime(((ZonedTimeValue) value).value(), bytes);
      case TIMESTAMP -> ScalarCodec.timestamp(((TimestampValue) value).value(), bytes);
      case ZONED_TIMESTAMP -> ScalarCodec.zoned(((ZonedTimestampValue) value).value(), bytes);
      case YEAR_MONTH_INTERVAL -> ScalarCodec.months((YearMonthValue) value, bytes);
      case DAY_TIME_INTERVAL -> ScalarCodec.duration((DayTimeValue) value, bytes);
      case STRING -> ScalarCodec.string(((StringValue) value).value(), bytes);
      case BINARY -> binary((BinaryValue) value, bytes);
      case LIST, BAG, STRING_SET, NUMBER_SET, BINARY_SET ->
          elements(((CollectionValue) value).elements(), bytes);
      case STRUCT -> fields(((StructValue) value).fields(), bytes);
    }
  }

  /** With the name of the type of somebody's own, or nothing. */
  private static void binary(BinaryValue value, BlockWriter bytes) {
    CodecType codec = value.codec();
    ScalarCodec.string(codec == null ? "" : codec.name(), bytes);
    ScalarCodec.binary(value.bytes(), bytes);
  }

  private static BinaryValue binary(BlockReader bytes) {
    String name = ScalarCodec.string(bytes);
    byte[] content = ScalarCodec.binary(bytes);
    return name.isEmpty() ? new BinaryValue(content) : Codecs.stored(name).again(content);
  }

  private static void elements(List<Value> elements, BlockWriter bytes) {
    bytes.number(elements.size());
    for (Value element : elements) {
      write(element.force(), bytes);
    }
  }

  private static void fields(List<StructValue.Field> fields, BlockWriter bytes) {
    bytes.number(fields.size());
    for (StructValue.Field field : fields) {
      ScalarCodec.string(field.name(), bytes);
      write(field.value().force(), bytes);
    }
  }

  static Value read(BlockReader bytes) {
    ValueKind kind = KINDS[bytes.read()];
    return switch (kind) {
      case MISSING -> MissingValue.MISSING;
      case NULL -> NullValue.NULL;
      case BOOLEAN -> BooleanValue.of(bytes.read() == 1);
      case INTEGER -> new IntegerValue(bytes.signed());
      case DECIMAL -> new DecimalValue(ScalarCodec.decimal(bytes));
      case DOUBLE -> new DoubleValue(ScalarCodec.approximate(bytes));
      case DATE -> new DateValue(ScalarCodec.date(bytes));
      case TIME -> new TimeValue(ScalarCodec.time(bytes));
      case ZONED_TIME -> new ZonedTimeValue(ScalarCodec.zonedTime(bytes));
      case TIMESTAMP -> new TimestampValue(ScalarCodec.timestamp(bytes));
      case ZONED_TIMESTAMP -> new ZonedTimestampValue(ScalarCodec.zoned(bytes));
      case YEAR_MONTH_INTERVAL -> ScalarCodec.months(bytes);
      case DAY_TIME_INTERVAL -> ScalarCodec.duration(bytes);
      case STRING -> new StringValue(ScalarCodec.string(bytes));
      case BINARY -> binary(bytes);
      case LIST -> new ListValue(elements(bytes));
      case BAG -> new BagValue(elements(bytes));
      case STRING_SET, NUMBER_SET, BINARY_SET -> new SetValue(kind, elements(bytes));
      case STRUCT -> new StructValue(fields(bytes));
    };
  }

  private static List<Value> elements(BlockReader bytes) {
    int size = (int) bytes.number();
    List<Value> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(read(bytes));
    }
    return Collections.unmodifiableList(elements);
  }

  private static List<StructValue.Field> fields(BlockReader bytes) {
    int size = (int) bytes.number();
    List<StructValue.Field> fields = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String name = ScalarCodec.string(bytes);
      fields.add(new StructValue.Field(name, read(bytes)));
    }
    return Collections.unmodifiableList(fields);
  }
}
