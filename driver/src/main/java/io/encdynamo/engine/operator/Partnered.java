package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that may find a partner in a join above. */
final class Partnered extends Operator {
  private final RowCursor child;
  private final List<Evaluator> keys;
  private final HeldKeys held;
  private final Value[] key;

  Partnered(RowCursor child, List<Evaluator> keys, HeldKeys held, Execution execution) {
    super(execution, child);
    this.child = child;
    this.keys = keys;
    this.held = held;
    this.key = new Value[keys.size()];
  }

  @Override
  public Value @Nullable [] next() {
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      if (Equijoin.evaluate(keys, row, key, execution) && held.mayContain(key)) {
        return row;
      }
    }
    return null;
  }
}
