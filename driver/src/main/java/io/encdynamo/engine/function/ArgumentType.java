package io.encdynamo.engine.function;

import io.encdynamo.value.Conversions;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.ValueKind;
import java.util.EnumSet;
import java.util.Set;

/** What a function takes at one place. */
public enum ArgumentType {
  ANY(EnumSet.allOf(ValueKind.class)),
  BOOLEAN(EnumSet.of(ValueKind.BOOLEAN)),
  STRING(EnumSet.of(ValueKind.STRING)),
  NUMBER(EnumSet.of(ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DOUBLE)),
  /** A number; the function refuses those with a fraction. */
  INTEGER(EnumSet.of(ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DOUBLE)),
  /** A date, time or timestamp. */
  DATETIME(
      EnumSet.of(ValueKind.DATE, ValueKind.TIME, ValueKind.TIMESTAMP, ValueKind.ZONED_TIMESTAMP)),
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

  /** Whether a value of this kind may stand here; NULL and MISSING are another matter. */
  public boolean accepts(ValueKind kind) {
    return kinds.contains(kind);
  }

  /** Whether some value of this type may stand here. */
  public boolean accepts(SqlType type) {
    return switch (type.kind()) {
      case ANY, JSON, CODEC -> true;
      default -> {
        boolean any = false;
        for (ValueKind kind : kinds) {
          any |= Conversions.isOf(kind, type);
        }
        yield any;
      }
    };
  }
}
