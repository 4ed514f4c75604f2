package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a query.
 *
 * @param arguments what is aggregated, then the direct arguments, which read no row; none for
 *     COUNT(*)
 * @param distinct whether equal values count once
 * @param orderBy in which order values are aggregated; empty where that makes no difference
 * @param filter FILTER (WHERE ...); null where there is none
 */
public record AggregateCall(
    AggregateFunction function,
    List<Evaluator> arguments,
    boolean distinct,
    List<SortKey> orderBy,
    @Nullable Evaluator filter) {
  private static final Value[] NO_ROW = new Value[0];

  /**
   * What a row gives to the aggregate: the value of its argument, or a list of those of several;
   * null if the row does not count.
   */
  public @Nullable Value input(Value[] row, Execution execution) {
    if (filter != null && !filter.isTrue(row, execution)) {
      return null;
    }
    return switch (function.aggregated()) {
      case 0 -> NullValue.NULL;
      case 1 -> argument(0, row, execution);
      default -> tuple(row, execution);
    };
  }

  private @Nullable Value tuple(Value[] row, Execution execution) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < function.aggregated(); i++) {
      Value value = argument(i, row, execution);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return new ListValue(values);
  }

  private @Nullable Value argument(int index, Value[] row, Execution execution) {
    Value value = arguments.get(index).evaluate(row, execution).force();
    boolean counts = !value.isAbsent() || (value == NullValue.NULL && function.keepsNull());
    return counts ? value : null;
  }

  /** A fresh state, which has taken the direct arguments. */
  Accumulator accumulator(Execution execution) {
    List<Value> direct = new ArrayList<>();
    for (Evaluator argument : arguments.subList(function.aggregated(), arguments.size())) {
      direct.add(argument.evaluate(NO_ROW, execution).force());
    }
    return function.accumulator(direct, execution);
  }
}
