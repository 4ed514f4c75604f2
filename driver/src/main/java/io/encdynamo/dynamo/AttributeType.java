package io.encdynamo.dynamo;

import io.encdynamo.value.SqlType;
import org.jspecify.annotations.Nullable;

/** DynamoDB's name for what a column in clear is stored as. */
final class AttributeType {
  static final String NULL = "NULL";
  static final String BINARY = "B";

  private AttributeType() {}

  /** The one type that values of a type are stored as; null where there are several. */
  static @Nullable String of(SqlType type) {
    return switch (type.kind()) {
      case STRING, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> "S";
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> "N";
      case BOOLEAN -> "BOOL";
      case BINARY, CODEC -> BINARY;
      case LIST -> "L";
      case MAP -> "M";
      case STRING_SET -> "SS";
      case NUMBER_SET -> "NS";
      case BINARY_SET -> "BS";
      case JSON, ANY, ZONED_TIME, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL -> null;
    };
  }

  /** The type of a key attribute that no catalog knows: S, N or B. */
  static SqlType sqlType(String keyType) {
    return switch (keyType) {
      case "S" -> SqlType.STRING;
      case "N" -> SqlType.DECIMAL;
      case BINARY -> SqlType.of(SqlType.Kind.BINARY);
      default -> SqlType.ANY;
    };
  }
}
