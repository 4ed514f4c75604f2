package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Held;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.List;

/** COLL_SUM and its sisters: aggregates of the elements of one collection. */
public final class CollectionAggregates {
  /** The value itself is part of the collection. */
  private static final long BYTES_PER_VALUE = 24;

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
          ? aggregate(function, distinct, elements, execution)
          : execution.mistyped("COLL_" + function.name(), value);
    };
  }

  private static Value aggregate(
      AggregateFunction function,
      boolean distinct,
      CollectionValue collection,
      Execution execution) {
    Accumulator state = function.accumulator(List.of(), execution);
    TupleIndex seen = new TupleIndex(1, execution.signal());
    int step = 0;
    try (Held held = new Held("COLL_" + function.name(), execution.memory())) {
      for (Value element : collection.elements()) {
        execution.tick(++step);
        Value value = element.force();
        if (!value.isAbsent() && !(distinct && isKnown(value, seen, held))) {
          state.add(value, execution);
        }
      }
    }
    return state.result(execution);
  }

  private static boolean isKnown(Value value, TupleIndex seen, Held held) {
    int known = seen.size();
    boolean isKnown = seen.add(new Value[] {value}) < known;
    if (!isKnown) {
      held.add(BYTES_PER_VALUE);
    }
    return isKnown;
  }
}
