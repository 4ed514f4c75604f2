package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.spill.SpilledRows;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in order; equal ones stay in the order they came. What fits is sorted in memory; what
 * does not becomes sorted runs on disk, which are merged.
 */
final class Sorter implements AutoCloseable {
  private static final int MOST_RUNS = 64;

  private final RowOrder order;
  private final Execution execution;
  private final Holding holding;
  private List<RowOrder.@Nullable Entry> entries = new ArrayList<>();

  /** Those on disk, in the order in which their rows came. */
  private List<SpilledRows> runs = new ArrayList<>();

  private @Nullable Merge merge;
  private int position;

  /**
   * Has no rows yet.
   *
   * @param operator what the error past the memory limit calls the operator
   */
  Sorter(String operator, List<SortKey> keys, Execution execution) {
    this.order = new RowOrder(keys, execution);
    this.execution = execution;
    this.holding = new Holding(operator, execution.memory());
  }

  void add(Value[] row) {
    Value[] keys = order.keys(row);
    long bytes = ValueSize.of(row) + 48L + 8L * keys.length;
    if (!holding.tryAdd(bytes)) {
      spill();
      holding.add(bytes);
    }
    entries.add(new RowOrder.Entry(keys, row, entries.size()));
  }

  /** To be called after the last row came and before the first is asked for. */
  void sort() {
    if (runs.isEmpty()) {
      entries.sort(order.entries());
      return;
    }
    spill();
    int most = holding.streams(MOST_RUNS);
    holding.addStreams(most + 1);
    while (runs.size() > most) {
      runs = merged(most);
    }
    merge = new Merge(runs, order);
  }

  private void spill() {
    entries.sort(order.entries());
    SpilledRows run = holding.spill();
    for (RowOrder.Entry entry : entries) {
      if (entry != null) {
        execution.tick((int) run.count());
        Merge.write(entry, run);
      }
    }
    run.seal();
    runs.add(run);
    entries = new ArrayList<>();
    holding.clear();
  }

  /** Each so many runs as one; neighbours only, so that equal rows keep their order. */
  private List<SpilledRows> merged(int most) {
    List<SpilledRows> longer = new ArrayList<>();
    for (int from = 0; from < runs.size(); from += most) {
      List<SpilledRows> part = runs.subList(from, Math.min(from + most, runs.size()));
      Merge merging = new Merge(part, order);
      SpilledRows run = holding.spill();
      for (RowOrder.Entry entry = merging.next(); entry != null; entry = merging.next()) {
        execution.tick((int) run.count());
        Merge.write(entry, run);
      }
      run.seal();
      part.forEach(SpilledRows::close);
      longer.add(run);
    }
    return longer;
  }

  /** The next row in order, with its keys, or null after the last. */
  RowOrder.@Nullable Entry next() {
    if (merge != null) {
      return merge.next();
    }
    // The row goes to the caller; what was read is let go of.
    return position == entries.size() ? null : entries.set(position++, null);
  }

  @Override
  public void close() {
    holding.close();
  }
}
