package io.encdynamo.jdbc;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.CodecType;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the objects of Java that show them best, documents as Map and List. */
final class Documents {
  private static final Place HERE = new Place("a document", null);

  private Documents() {}

  /** What getObject gives where no class is asked for: documents are JSON text. */
  static Object scalar(Value value) {
    return switch (value.kind()) {
      case BOOLEAN -> NumberTypes.BOOLEAN.read(value, HERE);
      case INTEGER -> NumberTypes.LONG.read(value, HERE);
      case DECIMAL -> NumberTypes.DECIMAL.read(value, HERE);
      case DOUBLE -> NumberTypes.DOUBLE.read(value, HERE);
      case DATE -> TimeTypes.DATE.read(value, HERE);
      case TIME -> TimeTypes.TIME.read(value, HERE);
      case ZONED_TIME -> TimeTypes.OFFSET_TIME.read(value, HERE);
      case TIMESTAMP -> TimeTypes.TIMESTAMP.read(value, HERE);
      case ZONED_TIMESTAMP -> TimeTypes.OFFSET_DATE_TIME.read(value, HERE);
      case BINARY -> bytesOrObject((BinaryValue) value);
      case STRING,
          YEAR_MONTH_INTERVAL,
          DAY_TIME_INTERVAL,
          LIST,
          STRUCT,
          BAG,
          STRING_SET,
          NUMBER_SET,
          BINARY_SET,
          NULL,
          MISSING ->
          Conversions.text(value);
    };
  }

  private static Object bytesOrObject(BinaryValue value) {
    CodecType codec = value.codec();
    return codec == null ? JavaTypes.BYTES.read(value, HERE) : codec.object(value);
  }

  /** A struct; where a name stands twice, the first counts. */
  static Map<String, @Nullable Object> map(Value value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (StructValue.Field field : ((StructValue) value).fields()) {
      map.putIfAbsent(field.name(), object(field.value()));
    }
    return map;
  }

  static List<@Nullable Object> list(Value value) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Value element : ((CollectionValue) value).elements()) {
      list.add(object(element));
    }
    return list;
  }

  private static @Nullable Object object(Value value) {
    Value forced = value.force();
    if (forced.isAbsent()) {
      return null;
    }
    if (forced instanceof StructValue) {
      return map(forced);
    }
    return forced instanceof CollectionValue ? list(forced) : scalar(forced);
  }
}
