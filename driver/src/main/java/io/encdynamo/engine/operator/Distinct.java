package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import org.jspecify.annotations.Nullable;

/**
 * Each row once, as soon as it is seen. Rows that are new when no more fit into memory wait on
 * disk, split by their hash, and are looked at part by part.
 */
final class Distinct extends Operator {
  private final String name;
  private final RowCursor child;
  private final int level;
  private final Holding holding;
  private @Nullable TupleIndex seen;
  private volatile @Nullable PartByPart waiting;

  /**
   * Has read nothing yet.
   *
   * @param name what the error past the memory limit calls the operator
   */
  Distinct(String name, RowCursor child, Execution execution) {
    this(name, child, 0, execution);
  }

  private Distinct(String name, RowCursor child, int level, Execution execution) {
    super(execution, child);
    this.name = name;
    this.child = child;
    this.level = level;
    this.holding = new Holding(name, execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      if (isNew(row)) {
        return row;
      }
    }
    PartByPart rest = waiting;
    if (rest == null) {
      return null;
    }
    seen = null;
    holding.clear();
    tick();
    return rest.next();
  }

  /** Whether a row is to come out now. */
  private boolean isNew(Value[] row) {
    TupleIndex index = seen;
    if (index == null) {
      index = new TupleIndex(row.length, execution.signal());
      seen = index;
    }
    PartByPart rest = waiting;
    if (rest != null) {
      if (index.find(row) < 0) {
        rest.add(row, row);
      }
      return false;
    }
    int known = index.size();
    if (index.add(row) < known) {
      return false;
    }
    if (!holding.tryAdd(ValueSize.of(row) + 16, level)) {
      waiting =
          new PartByPart(
              name, level, part -> new Distinct(name, part, level + 1, execution), execution);
    }
    return true;
  }

  @Override
  public void close() {
    PartByPart rest = waiting;
    if (rest != null) {
      rest.close();
    }
    holding.close();
    super.close();
  }
}
