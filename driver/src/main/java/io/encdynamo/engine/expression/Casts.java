package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;

/** CAST and what asks beforehand whether it would succeed. */
public final class Casts {
  private Casts() {}

  /** CAST(operand AS type): what has no counterpart is MISSING, or class 22 in strict typing. */
  public static Evaluator cast(Evaluator operand, SqlType type) {
    return new Cast(operand, type);
  }

  /** CAN_CAST, and CAN_LOSSLESS_CAST: whether the value would also survive the way back. */
  public static Evaluator canCast(Evaluator operand, SqlType type, boolean lossless) {
    return new CanCast(operand, type, lossless);
  }

  private static boolean isDataError(DriverException failure) {
    return failure.code().sqlState().startsWith("22");
  }

  private record Cast(Evaluator operand, SqlType type) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      try {
        return Conversions.cast(value, type);
      } catch (DriverException failure) {
        // A value that is not authentic, deep inside a document, stays an error in any typing.
        if (!isDataError(failure)) {
          throw failure;
        }
        return execution.failed(failure);
      }
    }
  }

  private record CanCast(Evaluator operand, SqlType type, boolean lossless) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      try {
        Value converted = Conversions.cast(value, type);
        return BooleanValue.of(!lossless || survives(value, converted));
      } catch (DriverException failure) {
        if (!isDataError(failure)) {
          throw failure;
        }
        return BooleanValue.FALSE;
      }
    }

    private static boolean survives(Value value, Value converted) {
      return value.isAbsent()
          || ValueEquality.same(value, converted)
          || ValueEquality.same(value, Conversions.cast(converted, Types.of(value.kind())));
    }
  }
}
