package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;

/** {@code operand IN collection}, the collection being one value. */
record InCollection(Evaluator operand, Evaluator collection) implements Evaluator {
  @Override
  public Value evaluate(Value[] row, Execution execution) {
    Value value = operand.evaluate(row, execution).force();
    Value candidates = collection.evaluate(row, execution).force();
    if (!candidates.isAbsent() && !(candidates instanceof CollectionValue)) {
      return execution.mistyped("IN", candidates);
    }
    if (value.isAbsent() || candidates.isAbsent()) {
      return Absence.of(value, candidates);
    }
    boolean unknown = false;
    int step = 0;
    for (Value candidate : ((CollectionValue) candidates).elements()) {
      execution.tick(++step);
      Value forced = candidate.force();
      if (forced.isAbsent()) {
        unknown = true;
      } else if (ValueEquality.same(value, forced)) {
        return BooleanValue.TRUE;
      }
    }
    return unknown ? NullValue.NULL : BooleanValue.FALSE;
  }
}
