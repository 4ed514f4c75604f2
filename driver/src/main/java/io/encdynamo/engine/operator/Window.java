package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.window.Column;
import io.encdynamo.engine.window.Partition;
import io.encdynamo.engine.window.WindowCall;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Window functions: sorts all rows by partition and order, then adds to one partition at a time.
 */
final class Window extends Operator {
  private final RowCursor child;
  private final int partitionKeys;
  private final boolean descending;
  private final List<WindowCall> calls;
  private final RowOrder order;
  private final Holding holding;
  private final Holding ofPartition;

  /** All rows in order, until they are given out. */
  private List<RowOrder.@Nullable Entry> entries = List.of();

  private List<Value[]> partition = List.of();
  private List<Column> columns = List.of();
  private boolean sorted;
  private int read;
  private int position;

  Window(
      RowCursor child,
      List<Evaluator> partitionBy,
      List<SortKey> orderBy,
      List<WindowCall> calls,
      Execution execution) {
    super(execution, child);
    this.child = child;
    this.partitionKeys = partitionBy.size();
    this.descending = !orderBy.isEmpty() && orderBy.get(orderBy.size() - 1).descending();
    this.calls = List.copyOf(calls);
    List<SortKey> keys = new ArrayList<>();
    partitionBy.forEach(key -> keys.add(new SortKey(key, false, true)));
    keys.addAll(orderBy);
    this.order = new RowOrder(keys, execution);
    this.holding = new Holding("OVER", execution.memory());
    this.ofPartition = new Holding("OVER", execution.memory());
  }

  @Override
  public Value @Nullable [] next() {
    if (!sorted) {
      read();
      sorted = true;
    }
    if (position == partition.size() && !nextPartition()) {
      return null;
    }
    tick();
    Value[] row = partition.get(position);
    Value[] wider = Arrays.copyOf(row, row.length + columns.size());
    for (int i = 0; i < columns.size(); i++) {
      wider[row.length + i] = columns.get(i).value(position);
    }
    position++;
    return wider;
  }

  private void read() {
    List<RowOrder.Entry> all = new ArrayList<>();
    for (Value[] row = child.next(); row != null; row = child.next()) {
      tick();
      Value[] keys = order.keys(row);
      holding.add(ValueSize.of(row) + 48L + 8L * keys.length);
      all.add(new RowOrder.Entry(keys, row, all.size()));
    }
    child.close();
    all.sort(order.entries());
    entries = new ArrayList<>(all);
  }

  private boolean nextPartition() {
    ofPartition.close();
    position = 0;
    partition = new ArrayList<>();
    columns = List.of();
    List<Value[]> keys = new ArrayList<>();
    Value[] first = null;
    while (read < entries.size()) {
      RowOrder.Entry entry = entries.get(read);
      if (entry == null || (first != null && !isSamePartition(first, entry.keys()))) {
        break;
      }
      tick();
      first = entry.keys();
      keys.add(Arrays.copyOfRange(first, partitionKeys, first.length));
      partition.add(entry.row());
      entries.set(read++, null);
    }
    if (partition.isEmpty()) {
      return false;
    }
    ofPartition.add(32L * partition.size());
    Partition rows = new Partition(partition, keys, descending, execution, ofPartition::add);
    columns = calls.stream().map(call -> call.over(rows)).toList();
    return true;
  }

  private boolean isSamePartition(Value[] left, Value[] right) {
    for (int i = 0; i < partitionKeys; i++) {
      if (!ValueEquality.same(left[i], right[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    holding.close();
    ofPartition.close();
    super.close();
  }
}
