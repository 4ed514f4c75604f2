package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code operand IN (a, b, ...)}: TRUE if one is equal, else NULL if one is absent, else FALSE.
 *
 * @param constants those known before any row, none absent
 * @param absent whether one of the constants is absent
 */
record InList(Evaluator operand, TupleIndex constants, boolean absent, List<Evaluator> others)
    implements Evaluator {

  static Evaluator of(Evaluator operand, List<Evaluator> candidates) {
    TupleIndex constants = new TupleIndex(1);
    List<Evaluator> others = new ArrayList<>();
    boolean absent = false;
    for (Evaluator candidate : candidates) {
      if (!(candidate instanceof Constant constant)) {
        others.add(candidate);
      } else if (constant.value().force().isAbsent()) {
        absent = true;
      } else {
        constants.add(new Value[] {constant.value().force()});
      }
    }
    return new InList(operand, constants, absent, List.copyOf(others));
  }

  @Override
  public Value evaluate(Value[] row, Execution execution) {
    Value value = operand.evaluate(row, execution).force();
    if (value.isAbsent()) {
      return value;
    }
    if (constants.size() > 0 && constants.find(value) >= 0) {
      return BooleanValue.TRUE;
    }
    boolean unknown = absent;
    for (Evaluator other : others) {
      Value candidate = other.evaluate(row, execution).force();
      if (candidate.isAbsent()) {
        unknown = true;
      } else if (ValueEquality.same(value, candidate)) {
        return BooleanValue.TRUE;
      }
    }
    return unknown ? NullValue.NULL : BooleanValue.FALSE;
  }
}
