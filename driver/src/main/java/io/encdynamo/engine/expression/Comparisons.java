package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Comparison;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import io.encdynamo.value.ValueOrder;
import java.util.List;

/**
 * Comparison in SQL's three-valued logic with PartiQL's MISSING: absent operands give absent
 * results. Equality of values of different kinds is FALSE, an order between them mistyped.
 */
public final class Comparisons {
  private Comparisons() {}

  public static Evaluator compare(ComparisonOperator operator, Evaluator left, Evaluator right) {
    if (left instanceof Constant && !(right instanceof Constant)) {
      return compare(operator.mirrored(), right, left);
    }
    if (right instanceof Constant constant && constant.value() instanceof IntegerValue whole) {
      return new WithInteger(operator, left, whole);
    }
    if (right instanceof Constant constant && constant.value() instanceof StringValue string) {
      if (operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL) {
        return new WithString(operator == ComparisonOperator.EQUAL, left, string.value());
      }
    }
    return new Any(operator, left, right);
  }

  /** The result of a comparison of two forced values. */
  static Value apply(ComparisonOperator operator, Value left, Value right, Execution execution) {
    if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
      return BooleanValue.of(operator.holds(Long.compare(a.value(), b.value())));
    }
    boolean equality =
        operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    if (left.isAbsent() || right.isAbsent()) {
      // PartiQL's conformance suite: NULL = MISSING is NULL, all else with MISSING is MISSING.
      return equality && left.isAbsent() && right.isAbsent() && left != right
          ? NullValue.NULL
          : Absence.of(left, right);
    }
    if (equality) {
      boolean same = ValueEquality.same(left, right);
      return BooleanValue.of(same == (operator == ComparisonOperator.EQUAL));
    }
    if (!Comparison.isOrdered(left.kind(), right.kind())) {
      return execution.mistyped(operator.sql(), right);
    }
    return BooleanValue.of(operator.holds(ValueOrder.NULLS_FIRST.compare(left, right)));
  }

  /** {@code operand BETWEEN low AND high}, both included. */
  public static Evaluator between(Evaluator operand, Evaluator low, Evaluator high) {
    return new Between(operand, low, high);
  }

  /** {@code operand IN (a, b, ...)}; constants among the candidates are hashed. */
  public static Evaluator in(Evaluator operand, List<Evaluator> candidates) {
    return InList.of(operand, candidates);
  }

  /** {@code operand IN collection}, for one expression that gives a list, bag or set. */
  public static Evaluator inCollection(Evaluator operand, Evaluator collection) {
    return new InCollection(operand, collection);
  }

  /** {@code left OVERLAPS right}, of periods: lists of two dates or times. */
  public static Evaluator overlaps(Evaluator left, Evaluator right) {
    return new Overlaps(left, right);
  }

  /** {@code IS NOT DISTINCT FROM}: never absent; NULL and MISSING are the same here. */
  public static Evaluator same(Evaluator left, Evaluator right) {
    return (row, execution) ->
        BooleanValue.of(
            ValueEquality.same(left.evaluate(row, execution), right.evaluate(row, execution)));
  }

  private record Any(ComparisonOperator operator, Evaluator left, Evaluator right)
      implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      return apply(
          operator,
          left.evaluate(row, execution).force(),
          right.evaluate(row, execution).force(),
          execution);
    }
  }

  private record WithInteger(ComparisonOperator operator, Evaluator left, IntegerValue right)
      implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = left.evaluate(row, execution).force();
      return value instanceof IntegerValue whole
          ? BooleanValue.of(operator.holds(Long.compare(whole.value(), right.value())))
          : apply(operator, value, right, execution);
    }
  }

  private record WithString(boolean equal, Evaluator left, String right) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = left.evaluate(row, execution).force();
      if (value instanceof StringValue string) {
        return BooleanValue.of(string.value().equals(right) == equal);
      }
      return value.isAbsent() ? value : BooleanValue.of(!equal);
    }

    /** Without the literal. */
    @Override
    public String toString() {
      return "WithString[equal=" + equal + ", left=" + left + "]";
    }
  }

  private record Between(Evaluator operand, Evaluator low, Evaluator high) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      Value above =
          apply(
              ComparisonOperator.GREATER_OR_EQUAL,
              value,
              low.evaluate(row, execution).force(),
              execution);
      if (above == BooleanValue.FALSE) {
        return above;
      }
      Value below =
          apply(
              ComparisonOperator.LESS_OR_EQUAL,
              value,
              high.evaluate(row, execution).force(),
              execution);
      return Logic.both(above, below);
    }
  }
}
