package io.encdynamo.jdbc;

import io.encdynamo.value.CodecType;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;

/** The class of Java that getObject gives for a type where none is asked for (JDBC, table B-3). */
final class ObjectClass {
  private ObjectClass() {}

  /** The row of the table of conversions behind that class. */
  static JavaType<?> of(SqlType type) {
    return switch (type.kind()) {
      case BOOLEAN -> NumberTypes.BOOLEAN;
      case SMALLINT, INTEGER -> NumberTypes.INTEGER;
      case BIGINT -> NumberTypes.LONG;
      case DECIMAL -> NumberTypes.DECIMAL;
      case REAL -> NumberTypes.FLOAT;
      case DOUBLE -> NumberTypes.DOUBLE;
      case DATE -> TimeTypes.DATE;
      case TIME -> TimeTypes.TIME;
      case ZONED_TIME -> TimeTypes.OFFSET_TIME;
      case TIMESTAMP -> TimeTypes.TIMESTAMP;
      case ZONED_TIMESTAMP -> TimeTypes.OFFSET_DATE_TIME;
      case BINARY -> JavaTypes.BYTES;
      case STRING,
          YEAR_MONTH_INTERVAL,
          DAY_TIME_INTERVAL,
          JSON,
          LIST,
          MAP,
          STRING_SET,
          NUMBER_SET,
          BINARY_SET ->
          JavaTypes.STRING;
      case ANY, CODEC -> JavaTypes.OBJECT;
    };
  }

  /** Its name. */
  static String name(SqlType type) {
    CodecType codec = type.codec();
    return (codec == null ? of(type).type() : codec.javaClass()).getName();
  }

  /** A value as its column's class; one of a kind that has no way there as what shows it best. */
  static Object read(Value value, SqlType type, Place place) {
    JavaType<?> target = of(type);
    return target.takes(value.kind()) ? target.read(value, place) : Documents.scalar(value);
  }
}
