package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows in order, held in memory. */
final class Sort extends Operator {
  private final RowCursor child;
  private final RowOrder order;
  private final Holding holding;
  private List<RowOrder.@Nullable Entry> entries = List.of();
  private boolean sorted;
  private int position;

  Sort(RowCursor child, List<SortKey> keys, Execution execution) {
    super(execution, child);
    this.child = child;
    this.order = new RowOrder(keys, execution);
    this.holding = new Holding("ORDER BY", execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    if (!sorted) {
      read();
      sorted = true;
    }
    if (position == entries.size()) {
      return null;
    }
    // The row goes to the caller; what was read is let go of.
    RowOrder.Entry entry = entries.set(position++, null);
    return entry == null ? null : entry.row();
  }

  private void read() {
    List<RowOrder.Entry> read = new ArrayList<>();
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      Value[] keys = order.keys(row);
      holding.add(ValueSize.of(row) + 48L + 8L * keys.length);
      read.add(new RowOrder.Entry(keys, row, read.size()));
    }
    child.close();
    read.sort(order.entries());
    entries = new ArrayList<>(read);
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
