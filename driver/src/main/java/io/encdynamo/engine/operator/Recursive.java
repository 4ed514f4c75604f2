package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Opener;
import io.encdynamo.engine.WorkingTable;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WITH RECURSIVE: the rows of the seed, then those of the step over the rows found last, until it
 * finds none. What never ends runs until it is cancelled or out of memory.
 */
final class Recursive extends Operator {
  private final Opener step;
  private final WorkingTable table;
  private final boolean distinct;

  /** The rows being found; if each is found once, all that were. */
  private Holding holding;

  /** The rows that the step reads. */
  private Holding ofStep;

  private List<Value[]> found = new ArrayList<>();
  private volatile RowCursor current;
  private @Nullable TupleIndex seen;

  Recursive(Opener seed, Opener step, WorkingTable table, boolean distinct, Execution execution) {
    super(execution);
    this.step = step;
    this.table = table;
    this.distinct = distinct;
    this.holding = new Holding("WITH RECURSIVE", execution.memory());
    this.ofStep = new Holding("WITH RECURSIVE", execution.memory());
    this.current = seed.open(execution);
  }

  @Override
  public Value @Nullable [] next() {
    while (true) {
      Value[] row = current.next();
      if (row == null) {
        current.close();
        if (found.isEmpty()) {
          return null;
        }
        execution.signal().check();
        current = step.open(execution.withWorking(table, found));
        found = new ArrayList<>();
        if (!distinct) {
          ofStep.clear();
          Holding holdsFound = holding;
          holding = ofStep;
          ofStep = holdsFound;
        }
        continue;
      }
      tick();
      if (!distinct || isNew(row)) {
        holding.add(ValueSize.of(row));
        found.add(row);
        return row;
      }
    }
  }

  private boolean isNew(Value[] row) {
    TupleIndex index = seen;
    if (index == null) {
      index = new TupleIndex(row.length, execution.signal());
      seen = index;
    }
    int known = index.size();
    return index.add(row) == known;
  }

  @Override
  public void close() {
    holding.close();
    ofStep.close();
    current.close();
    super.close();
  }
}
