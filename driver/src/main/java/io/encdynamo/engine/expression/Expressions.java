package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.function.ScalarFunction;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leaves of expressions, calls, and the way to conditionals, casts and tests of type. */
public final class Expressions {
  private Expressions() {}

  public static Evaluator constant(Value value) {
    return new Constant(value);
  }

  /**
   * The value at one place of the row, as it is: deferred ones stay so.
   *
   * @param index from 0
   */
  public static Evaluator slot(int index) {
    return new Slot(index);
  }

  /**
   * A {@code ?}.
   *
   * @param index from 0
   */
  public static Evaluator parameter(int index) {
    return (row, execution) -> execution.parameter(index);
  }

  /** A call; the number of arguments is checked by whoever found the function in the table. */
  public static Evaluator call(ScalarFunction function, List<Evaluator> arguments) {
    return Call.of(function, arguments);
  }

  /** As {@link Casts#cast}. */
  public static Evaluator cast(Evaluator operand, SqlType type) {
    return Casts.cast(operand, type);
  }

  /** As {@link Casts#canCast}. */
  public static Evaluator canCast(Evaluator operand, SqlType type, boolean lossless) {
    return Casts.canCast(operand, type, lossless);
  }

  /** As {@link Types#isBag}. */
  public static Evaluator isBag(Evaluator operand) {
    return Types.isBag(operand);
  }

  /** As {@link Types#isType}. */
  public static Evaluator isType(Evaluator operand, SqlType type) {
    return Types.isType(operand, type);
  }

  /** As {@link Types#isNull}. */
  public static Evaluator isNull(Evaluator operand) {
    return Types.isNull(operand);
  }

  /** As {@link Types#isMissing}. */
  public static Evaluator isMissing(Evaluator operand) {
    return Types.isMissing(operand);
  }

  /** As {@link Conditionals#searchedCase}. */
  public static Evaluator searchedCase(
      List<Evaluator> conditions, List<Evaluator> results, @Nullable Evaluator otherwise) {
    return Conditionals.searchedCase(conditions, results, otherwise);
  }

  /** As {@link Conditionals#coalesce}. */
  public static Evaluator coalesce(List<Evaluator> arguments) {
    return Conditionals.coalesce(arguments);
  }

  /** As {@link Conditionals#nullIf}. */
  public static Evaluator nullIf(Evaluator left, Evaluator right) {
    return Conditionals.nullIf(left, right);
  }

  /** The value if it is a constant: known before any row, without parameters. */
  public static @Nullable Value constantValue(Evaluator evaluator) {
    return evaluator instanceof Constant constant ? constant.value() : null;
  }
}
