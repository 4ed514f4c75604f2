package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.aggregate.Accumulator;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over the frame of each row. As long as frames only grow, each row is taken once; a
 * frame that lets go of rows is computed anew.
 */
final class FrameAggregate implements Column {
  private static final long BYTES_PER_ROW = 16;

  private final AggregateCall call;
  private final Partition partition;
  private final FrameRows frame;

  /** What each row gives to the aggregate; null for nothing. */
  private final @Nullable Value[] taken;

  private Accumulator state;

  /** The rows that the state has taken, if they are one stretch; else -1 for the first. */
  private int from = -1;

  private int to;
  private @Nullable Value result;

  FrameAggregate(AggregateCall call, Frame<Evaluator> frame, Partition partition) {
    this.call = call;
    this.partition = partition;
    this.frame = new FrameRows(frame, partition);
    this.taken = new Value[partition.size()];
    this.state = call.function().accumulator();
    TupleIndex seen = call.distinct() ? new TupleIndex(1) : null;
    for (int row = 0; row < taken.length; row++) {
      partition.tick();
      Value value = argument(row);
      if (value != null && (seen == null || isNew(value, seen))) {
        partition.hold(BYTES_PER_ROW + ValueSize.of(value));
        taken[row] = value;
      }
    }
  }

  private static boolean isNew(Value value, TupleIndex seen) {
    int known = seen.size();
    return seen.add(new Value[] {value}) == known;
  }

  private @Nullable Value argument(int row) {
    Evaluator filter = call.filter();
    if (filter != null && !partition.isTrue(filter, row)) {
      return null;
    }
    Evaluator argument = call.argument();
    if (argument == null) {
      return NullValue.NULL;
    }
    Value value = partition.evaluate(argument, row).force();
    return value.isAbsent() ? null : value;
  }

  @Override
  public Value value(int row) {
    frame.moveTo(row);
    boolean whole = frame.stretches() == 1;
    if (!whole || frame.from(0) != from || frame.to(0) < to) {
      state = call.function().accumulator();
      result = null;
      to = 0;
    }
    for (int i = 0; i < frame.stretches(); i++) {
      take(Math.max(to, frame.from(i)), frame.to(i));
    }
    from = whole ? frame.from(0) : -1;
    Value known = result;
    if (known == null) {
      known = state.result(partition.execution());
      result = known;
    }
    return known;
  }

  private void take(int first, int last) {
    for (int row = first; row < last; row++) {
      partition.tick();
      Value value = taken[row];
      if (value != null) {
        state.add(value, partition.execution());
        result = null;
      }
    }
    to = last;
  }
}
