package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The first rows in order, held in a heap whose top is the last of them. */
final class TopN extends Operator {
  private final RowCursor child;
  private final RowOrder order;
  private final long limit;
  private final long offset;
  private final Holding holding;
  private @Nullable Iterator<RowOrder.Entry> result;

  TopN(RowCursor child, List<SortKey> keys, long limit, long offset, Execution execution) {
    super(execution, child);
    this.child = child;
    this.order = new RowOrder(keys, execution);
    this.limit = limit;
    this.offset = offset;
    this.holding = new Holding("ORDER BY", execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    Iterator<RowOrder.Entry> rows = result;
    if (rows == null) {
      rows = read().iterator();
      result = rows;
    }
    return rows.hasNext() ? rows.next().row() : null;
  }

  private List<RowOrder.Entry> read() {
    long size = limit + offset < 0 ? Long.MAX_VALUE : limit + offset;
    PriorityQueue<RowOrder.Entry> heap = new PriorityQueue<>(order.entries().reversed());
    long place = 0;
    for (Value[] row = limit == 0 ? null : child.next(); row != null; row = child.next()) {
      tick();
      Value[] keys = order.keys(row);
      if (heap.size() >= size) {
        RowOrder.Entry last = heap.peek();
        if (last != null && order.compare(keys, last.keys()) >= 0) {
          continue;
        }
        heap.poll();
      } else {
        holding.add(ValueSize.of(row) + 64L + 8L * keys.length);
      }
      heap.add(new RowOrder.Entry(keys, row, place++));
    }
    child.close();
    List<RowOrder.Entry> entries = new ArrayList<>(heap);
    entries.sort(order.entries());
    return entries.subList((int) Math.min(offset, entries.size()), entries.size());
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
