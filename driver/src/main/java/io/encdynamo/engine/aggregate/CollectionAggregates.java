package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.List;

/** COLL_SUM and its sisters: aggregates of the elements of one collection. */
public final class CollectionAggregates {
  private CollectionAggregates() {}

  /**
   * The aggregate of a collection's elements; of NULL or MISSING it is the same. What is no
   * collection is mistyped.
   *
   * @param function of one argument
   * @param distinct whether equal elements count once
   */
  public static Evaluator of(AggregateFunction function, boolean distinct, Evaluator collection) {
    return (row, execution) -> {
      Value value = collection.evaluate(row, execution).force();
      if (value.isAbsent()) {
        return value;
      }
      return value instanceof CollectionValue elements
          ? aggregate(function.accumulator(List.of(), execution), distinct, elements, execution)
          : execution.mistyped("COLL_" + function.name(), value);
    };
  }

  private static Value aggregate(
      Accumulator state, boolean distinct, CollectionValue collection, Execution execution) {
    TupleIndex seen = new TupleIndex(1);
    for (Value element : collection.elements()) {
      Value value = element.force();
      if (!value.isAbsent() && !(distinct && isKnown(value, seen))) {
        state.add(value, execution);
      }
    }
    return state.result(execution);
  }

  private static boolean isKnown(Value value, TupleIndex seen) {
    int known = seen.size();
    return seen.add(new Value[] {value}) < known;
  }
}
