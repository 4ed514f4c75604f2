package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of one group. Keeps repeated values of DISTINCT out, and puts values in the order
 * of ORDER BY before they are aggregated.
 */
public final class AggregateState {
  private static final long BYTES_PER_VALUE = 32;

  private final AggregateCall call;
  private final LongConsumer memory;
  private final @Nullable TupleIndex seen;
  private final @Nullable List<Entry> entries;
  private Accumulator accumulator;

  /** Of sorting, since the last look at the cancel signal. */
  private int steps;

  /** A value and what it is ordered by. */
  private static final class Entry {
    final Value[] keys;
    final Value input;

    Entry(Value[] keys, Value input) {
      this.keys = keys;
      this.input = input;
    }
  }

  /**
   * Starts at nothing.
   *
   * @param memory is told the bytes that are held more, until the state is let go of
   */
  public AggregateState(AggregateCall call, LongConsumer memory, Execution execution) {
    this.call = call;
    this.memory = memory;
    this.seen = call.distinct() ? new TupleIndex(1, execution.signal()) : null;
    this.entries = call.orderBy().isEmpty() ? null : new ArrayList<>();
    this.accumulator = call.accumulator(execution);
  }

  /**
   * Takes a row.
   *
   * @param input what {@link AggregateCall#input} gives for the row
   */
  public void add(Value input, Value[] row, Execution execution) {
    if (seen != null) {
      int known = seen.size();
      if (seen.add(new Value[] {input}) < known) {
        return;
      }
      memory.accept(BYTES_PER_VALUE + ValueSize.of(input));
    }
    if (entries != null) {
      Entry entry = new Entry(keys(row, execution), input);
      memory.accept(BYTES_PER_VALUE + ValueSize.of(entry.keys) + ValueSize.of(input));
      entries.add(entry);
    } else {
      if (call.function().collects()) {
        memory.accept(BYTES_PER_VALUE + ValueSize.of(input));
      }
      accumulator.add(input, execution);
    }
  }

  private Value[] keys(Value[] row, Execution execution) {
    List<SortKey> orderBy = call.orderBy();
    Value[] keys = new Value[orderBy.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = orderBy.get(i).key().evaluate(row, execution).force();
    }
    return keys;
  }

  /** The aggregate of the rows that were taken so far. */
  public Value result(Execution execution) {
    if (entries != null) {
      entries.sort((left, right) -> compare(left.keys, right.keys, execution));
      accumulator = call.accumulator(execution);
      for (Entry entry : entries) {
        execution.tick(++steps);
        accumulator.add(entry.input, execution);
      }
    }
    return accumulator.result(execution);
  }

  private int compare(Value[] left, Value[] right, Execution execution) {
    execution.tick(++steps);
    int result = 0;
    for (int i = 0; i < left.length && result == 0; i++) {
      result = call.orderBy().get(i).compare(left[i], right[i]);
    }
    return result;
  }
}
