package io.encdynamo.engine.operator;

import io.encdynamo.engine.spill.SpilledRows;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorted runs on disk read as one; of equal rows those of the earlier run come first. */
final class Merge {
  private final RowOrder order;
  private final RowCursor[] runs;

  /** The first row of each run that is not read yet; its place is the number of its run. */
  private final PriorityQueue<RowOrder.Entry> heads;

  Merge(List<SpilledRows> sorted, RowOrder order) {
    this.order = order;
    this.runs = sorted.stream().map(SpilledRows::open).toArray(RowCursor[]::new);
    this.heads = new PriorityQueue<>(order.entries());
    for (int i = 0; i < runs.length; i++) {
      read(i);
    }
  }

  /** Adds a row with its keys to a run: the keys first. */
  static void write(RowOrder.Entry entry, SpilledRows run) {
    Value[] keys = entry.keys();
    Value[] row = entry.row();
    Value[] both = Arrays.copyOf(keys, keys.length + row.length);
    System.arraycopy(row, 0, both, keys.length, row.length);
    run.add(both);
  }

  private void read(int run) {
    Value[] both = runs[run].next();
    if (both != null) {
      Value[] keys = Arrays.copyOf(both, order.width());
      heads.add(new RowOrder.Entry(keys, Arrays.copyOfRange(both, keys.length, both.length), run));
    }
  }

  RowOrder.@Nullable Entry next() {
    RowOrder.Entry first = heads.poll();
    if (first != null) {
      read((int) first.place());
    }
    return first;
  }
}
