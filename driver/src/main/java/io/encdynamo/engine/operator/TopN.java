package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The first rows in order, held in a heap whose top is the last of them. If they do not fit into
 * memory, all rows are sorted.
 */
final class TopN extends Operator {
  private final RowCursor child;
  private final List<SortKey> keys;
  private final RowOrder order;
  private final long limit;
  private final long offset;
  private final Holding holding;
  private volatile @Nullable RowCursor result;

  TopN(RowCursor child, List<SortKey> keys, long limit, long offset, Execution execution) {
    super(execution, child);
    this.child = child;
    this.keys = keys;
    this.order = new RowOrder(keys, execution);
    this.limit = limit;
    this.offset = offset;
    this.holding = new Holding("ORDER BY", execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    RowCursor rows = result;
    if (rows == null) {
      rows = read();
      result = rows;
    }
    tick();
    return rows.next();
  }

  private RowCursor read() {
    long size = limit + offset < 0 ? Long.MAX_VALUE : limit + offset;
    PriorityQueue<RowOrder.Entry> heap = new PriorityQueue<>(order.entries().reversed());
    long place = 0;
    for (Value[] row = limit == 0 ? null : child.next(); row != null; row = child.next()) {
      tick();
      Value[] values = order.keys(row);
      if (heap.size() >= size) {
        RowOrder.Entry last = heap.peek();
        if (last != null && order.compare(values, last.keys()) >= 0) {
          continue;
        }
        heap.poll();
      } else if (!holding.tryAdd(ValueSize.of(row) + 64L + 8L * values.length)) {
        List<Value[]> first = sorted(heap);
        first.add(row);
        return sort(first);
      }
      heap.add(new RowOrder.Entry(values, row, place++));
    }
    child.close();
    return new Limit(new ListCursor(sorted(heap)), limit, offset, execution);
  }

  private List<Value[]> sorted(PriorityQueue<RowOrder.Entry> heap) {
    List<RowOrder.Entry> entries = new ArrayList<>(heap);
    entries.sort(order.entries());
    List<Value[]> rows = new ArrayList<>(entries.size());
    entries.forEach(entry -> rows.add(entry.row()));
    return rows;
  }

  private RowCursor sort(List<Value[]> first) {
    holding.clear();
    RowCursor rows = new UnionAll(new ListCursor(first), child, execution);
    return new Limit(new Sort(rows, keys, execution), limit, offset, execution);
  }

  @Override
  public void close() {
    RowCursor rows = result;
    if (rows != null) {
      rows.close();
    }
    holding.close();
    super.close();
  }
}
