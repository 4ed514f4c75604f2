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
  private final KeyColumn[] keys;
  private final HeldKeys held;
  private final Value[] key;

  Partnered(RowCursor child, List<Evaluator> keys, HeldKeys held, Execution execution) {
    super(execution, child);
    this.child = child;
    this.keys = KeyColumn.of(keys);
    this.held = held;
    this.key = new Value[keys.size()];
  }

  @Override
  public Value @Nullable [] next() {
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      if (mayFind(row)) {
        return row;
      }
    }
    return null;
  }

  private boolean mayFind(Value[] row) {
    if (keys.length == 1) {
      Value value = keys[0].value(row, execution);
      return value != null && held.mayContain(value);
    }
    return KeyColumn.read(keys, row, key, execution) && held.mayContain(key);
  }
}
