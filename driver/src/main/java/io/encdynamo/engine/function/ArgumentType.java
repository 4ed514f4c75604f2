package io.encdynamo.engine.function;

import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a function takes at one place. */
public enum ArgumentType {
  ANY(EnumSet.allOf(ValueKind.class)),
  BOOLEAN(EnumSet.of(ValueKind.BOOLEAN)),
  STRING(EnumSet.of(ValueKind.STRING)),
  NUMBER(EnumSet.of(ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DOUBLE)),
  /** A whole number, or a decimal without a fraction. */
  INTEGER(EnumSet.of(ValueKind.INTEGER, ValueKind.DECIMAL)),
  /** A number or an interval. */
  SIGNED(
      EnumSet.of(
          ValueKind.INTEGER,
          ValueKind.DECIMAL,
          ValueKind.DOUBLE,
          ValueKind.YEAR_MONTH_INTERVAL,
          ValueKind.DAY_TIME_INTERVAL)),
  /** A date, time or timestamp. */
  DATETIME(
      EnumSet.of(
          ValueKind.DATE,
          ValueKind.TIME,
          ValueKind.ZONED_TIME,
          ValueKind.TIMESTAMP,
          ValueKind.ZONED_TIMESTAMP)),
  /** A date, time, timestamp or interval. */
  DATETIME_OR_INTERVAL(
      EnumSet.of(
          ValueKind.DATE,
          ValueKind.TIME,
          ValueKind.ZONED_TIME,
          ValueKind.TIMESTAMP,
          ValueKind.ZONED_TIMESTAMP,
          ValueKind.YEAR_MONTH_INTERVAL,
          ValueKind.DAY_TIME_INTERVAL)),
  /** A date, time, timestamp or number. */
  DATETIME_OR_NUMBER(
      EnumSet.of(
          ValueKind.DATE,
          ValueKind.TIME,
          ValueKind.ZONED_TIME,
          ValueKind.TIMESTAMP,
          ValueKind.ZONED_TIMESTAMP,
          ValueKind.INTEGER,
          ValueKind.DECIMAL,
          ValueKind.DOUBLE)),
  /** A date or timestamp. */
  DATE_OR_TIMESTAMP(EnumSet.of(ValueKind.DATE, ValueKind.TIMESTAMP, ValueKind.ZONED_TIMESTAMP)),
  /** A list, bag, set or struct. */
  COLLECTION(
      EnumSet.of(
          ValueKind.LIST,
          ValueKind.BAG,
          ValueKind.STRUCT,
          ValueKind.STRING_SET,
          ValueKind.NUMBER_SET,
          ValueKind.BINARY_SET)),
  STRUCT(EnumSet.of(ValueKind.STRUCT)),
  BINARY(EnumSet.of(ValueKind.BINARY)),
  STRING_OR_BINARY(EnumSet.of(ValueKind.STRING, ValueKind.BINARY)),
  /** What has a size: string, binary, list, bag, set or struct. */
  SIZED(
      EnumSet.of(
          ValueKind.STRING,
          ValueKind.BINARY,
          ValueKind.LIST,
          ValueKind.BAG,
          ValueKind.STRUCT,
          ValueKind.STRING_SET,
          ValueKind.NUMBER_SET,
          ValueKind.BINARY_SET));

  @SuppressWarnings("ImmutableEnumChecker") // not changed after the constructor
  private final Set<ValueKind> kinds;

  ArgumentType(Set<ValueKind> kinds) {
    this.kinds = kinds;
  }

  /** Whether a value may stand here; NULL and MISSING are another matter. */
  public boolean accepts(Value value) {
    return kinds.contains(value.kind())
        && (this != INTEGER || !(value instanceof DecimalValue decimal) || decimal.isWhole());
  }

  /** Whether some value of this kind may stand here. */
  public boolean accepts(ValueKind kind) {
    return kinds.contains(kind);
  }

  /** Whether some value of this type may stand here. */
  public boolean accepts(SqlType type) {
    boolean fraction = type.kind() == SqlType.Kind.DECIMAL && type.scale() > 0;
    return !Collections.disjoint(type.valueKinds(), kinds) && !(this == INTEGER && fraction);
  }

  /** The type of a {@code ?} here; ANY where several would do. */
  public SqlType parameterType() {
    return switch (this) {
      case BOOLEAN -> SqlType.BOOLEAN;
      case STRING -> SqlType.STRING;
      case NUMBER -> SqlType.DECIMAL;
      case INTEGER -> SqlType.BIGINT;
      case BINARY -> SqlType.of(SqlType.Kind.BINARY);
      case ANY,
          SIGNED,
          DATETIME,
          DATETIME_OR_INTERVAL,
          DATETIME_OR_NUMBER,
          DATE_OR_TIMESTAMP,
          COLLECTION,
          STRUCT,
          STRING_OR_BINARY,
          SIZED ->
          SqlType.ANY;
    };
  }
}
