package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows in order. */
final class Sort extends Operator {
  private final RowCursor child;
  private final Sorter sorter;
  private boolean sorted;

  Sort(RowCursor child, List<SortKey> keys, Execution execution) {
    super(execution, child);
    this.child = child;
    this.sorter = new Sorter("ORDER BY", keys, execution);
  }

  @Override
  public Value @Nullable [] next() {
    if (!sorted) {
      for (Value[] row = child.next(); row != null; row = child.next()) {
        tick();
        sorter.add(row);
      }
      child.close();
      sorter.sort();
      sorted = true;
    }
    tick();
    RowOrder.Entry entry = sorter.next();
    return entry == null ? null : entry.row();
  }

  @Override
  public void close() {
    sorter.close();
    super.close();
  }
}
