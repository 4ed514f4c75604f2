package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.RowSource;
import io.encdynamo.engine.Typing;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of a collection as rows (PartiQL specification, section 5.1). */
public final class Unnest {
  private Unnest() {}

  /**
   * Rows of one element each. What is no collection is a bag of itself; strict typing does not take
   * it, nor AT where there is no order.
   *
   * @param at whether a second column gives the place, from 0; MISSING for what has no order
   */
  public static RowSource of(Evaluator collection, boolean at) {
    return (row, execution) -> new Elements(collection, at, row, execution);
  }

  private static final class Elements extends Operator {
    private final Evaluator collection;
    private final boolean at;
    private final Value[] row;
    private @Nullable List<Value> elements;
    private boolean ordered;
    private int position;

    Elements(Evaluator collection, boolean at, Value[] row, Execution execution) {
      super(execution);
      this.collection = collection;
      this.at = at;
      this.row = row;
    }

    @Override
    public Value @Nullable [] next() {
      List<Value> values = elements;
      if (values == null) {
        values = open(collection.evaluate(row, execution).force());
        elements = values;
      }
      if (position == values.size()) {
        return null;
      }
      tick();
      Value element = values.get(position++);
      if (!at) {
        return new Value[] {element};
      }
      return new Value[] {
        element, ordered ? new IntegerValue(position - 1L) : MissingValue.MISSING
      };
    }

    private List<Value> open(Value value) {
      ordered = value instanceof ListValue;
      if (execution.typing() == Typing.STRICT) {
        if (!(value instanceof CollectionValue)) {
          execution.mistyped("FROM", value);
        } else if (at && !ordered) {
          execution.mistyped("AT", value);
        }
      }
      if (value instanceof CollectionValue given) {
        return given.elements();
      }
      return List.of(value);
    }
  }
}
