package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;

/** Tests of a value's type: IS NULL, IS MISSING, IS type. */
public final class Types {
  private Types() {}

  /** {@code IS NULL}: true for NULL and for MISSING. */
  public static Evaluator isNull(Evaluator operand) {
    return (row, execution) -> BooleanValue.of(operand.evaluate(row, execution).force().isAbsent());
  }

  /** {@code IS MISSING}. */
  public static Evaluator isMissing(Evaluator operand) {
    return (row, execution) ->
        BooleanValue.of(operand.evaluate(row, execution).force() == MissingValue.MISSING);
  }

  /** {@code operand IS type}; NULL and MISSING are of no type but ANY. */
  public static Evaluator isType(Evaluator operand, SqlType type) {
    return (row, execution) -> BooleanValue.of(is(operand, row, execution, type));
  }

  /** {@code operand IS BAG}. */
  public static Evaluator isBag(Evaluator operand) {
    return (row, execution) ->
        BooleanValue.of(operand.evaluate(row, execution).force().kind() == ValueKind.BAG);
  }

  private static boolean is(Evaluator operand, Value[] row, Execution execution, SqlType type) {
    Value value = operand.evaluate(row, execution).force();
    if (type.kind() == SqlType.Kind.ANY) {
      return true;
    }
    if (value.isAbsent()) {
      return false;
    }
    return switch (type.kind()) {
      case DECIMAL -> value instanceof DecimalValue decimal && fits(decimal, type);
      case SMALLINT, INTEGER, BIGINT -> value.kind() == ValueKind.INTEGER && fits(value, type);
      case STRING -> value.kind() == ValueKind.STRING && fits(value, type);
      default -> of(value.kind()).kind() == type.kind();
    };
  }

  private static boolean fits(DecimalValue value, SqlType type) {
    return type.length() < 0
        || (value.decimal().scale() <= type.scale()
            && value.decimal().precision() - value.decimal().scale()
                <= type.length() - type.scale());
  }

  private static boolean fits(Value value, SqlType type) {
    try {
      Conversions.convert(value, type);
      return true;
    } catch (DriverException outOfRange) {
      return false;
    }
  }

  /** The type whose values are of a kind. */
  static SqlType of(ValueKind kind) {
    return switch (kind) {
      case MISSING, NULL, BAG -> SqlType.ANY;
      case BOOLEAN -> SqlType.BOOLEAN;
      case INTEGER -> SqlType.BIGINT;
      case DECIMAL -> SqlType.DECIMAL;
      case DOUBLE -> SqlType.DOUBLE;
      case DATE -> SqlType.of(SqlType.Kind.DATE);
      case TIME -> SqlType.of(SqlType.Kind.TIME);
      case TIMESTAMP -> SqlType.of(SqlType.Kind.TIMESTAMP);
      case ZONED_TIMESTAMP -> SqlType.of(SqlType.Kind.ZONED_TIMESTAMP);
      case ZONED_TIME -> SqlType.of(SqlType.Kind.ZONED_TIME);
      case YEAR_MONTH_INTERVAL -> SqlType.of(SqlType.Kind.YEAR_MONTH_INTERVAL);
      case DAY_TIME_INTERVAL -> SqlType.of(SqlType.Kind.DAY_TIME_INTERVAL);
      case STRING -> SqlType.STRING;
      case BINARY -> SqlType.of(SqlType.Kind.BINARY);
      case LIST -> SqlType.of(SqlType.Kind.LIST);
      case STRUCT -> SqlType.of(SqlType.Kind.MAP);
      case STRING_SET -> SqlType.of(SqlType.Kind.STRING_SET);
      case NUMBER_SET -> SqlType.of(SqlType.Kind.NUMBER_SET);
      case BINARY_SET -> SqlType.of(SqlType.Kind.BINARY_SET);
    };
  }
}
