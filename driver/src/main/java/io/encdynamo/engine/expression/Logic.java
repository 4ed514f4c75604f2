package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.List;

/**
 * AND, OR, NOT and IS TRUE in three-valued logic. MISSING counts as NULL (PartiQL specification,
 * section 8); what is no boolean is mistyped.
 */
public final class Logic {
  private Logic() {}

  /** TRUE for no operands. */
  public static Evaluator and(List<Evaluator> operands) {
    return operands.size() == 1
        ? operands.get(0)
        : new Connective("AND", BooleanValue.FALSE, operands.toArray(Evaluator[]::new));
  }

  /** FALSE for no operands. */
  public static Evaluator or(List<Evaluator> operands) {
    return operands.size() == 1
        ? operands.get(0)
        : new Connective("OR", BooleanValue.TRUE, operands.toArray(Evaluator[]::new));
  }

  public static Evaluator not(Evaluator operand) {
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      if (value instanceof BooleanValue truth) {
        return BooleanValue.of(truth == BooleanValue.FALSE);
      }
      return value.isAbsent() ? NullValue.NULL : execution.mistyped("NOT", value);
    };
  }

  /** {@code IS TRUE} or {@code IS FALSE}: never absent. */
  public static Evaluator is(Evaluator operand, boolean truth) {
    return (row, execution) ->
        BooleanValue.of(operand.evaluate(row, execution).force() == BooleanValue.of(truth));
  }

  /** {@code IS UNKNOWN}: true for NULL and MISSING. */
  public static Evaluator isUnknown(Evaluator operand) {
    return Types.isNull(operand);
  }

  /** AND of two results of comparisons. */
  static Value both(Value left, Value right) {
    if (left == BooleanValue.FALSE || right == BooleanValue.FALSE) {
      return BooleanValue.FALSE;
    }
    return left == BooleanValue.TRUE && right == BooleanValue.TRUE
        ? BooleanValue.TRUE
        : NullValue.NULL;
  }

  /** AND and OR: the one truth value that decides, or the other if all agree on it, or NULL. */
  private static final class Connective implements Evaluator {
    private final String name;
    private final BooleanValue decisive;
    private final BooleanValue agreed;
    private final Evaluator[] operands;

    Connective(String name, BooleanValue decisive, Evaluator[] operands) {
      this.name = name;
      this.decisive = decisive;
      this.agreed = BooleanValue.of(decisive == BooleanValue.FALSE);
      this.operands = operands;
    }

    @Override
    public Value evaluate(Value[] row, Execution execution) {
      boolean unknown = false;
      boolean mistyped = false;
      for (Evaluator operand : operands) {
        Value value = operand.evaluate(row, execution).force();
        if (value == decisive) {
          return decisive;
        }
        if (value != agreed) {
          unknown = true;
          if (!value.isAbsent()) {
            execution.mistyped(name, value);
            mistyped = true;
          }
        }
      }
      if (mistyped) {
        return MissingValue.MISSING;
      }
      return unknown ? NullValue.NULL : agreed;
    }

    @Override
    public boolean isTrue(Value[] row, Execution execution) {
      if (decisive == BooleanValue.TRUE) {
        return evaluate(row, execution) == BooleanValue.TRUE;
      }
      for (Evaluator operand : operands) {
        if (!operand.isTrue(row, execution)) {
          return false;
        }
      }
      return true;
    }
  }
}
