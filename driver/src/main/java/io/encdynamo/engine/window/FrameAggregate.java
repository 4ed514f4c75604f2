package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.aggregate.AggregateState;
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
  private final @Nullable Value[] inputs;

  private AggregateState state;

  /** The rows that the state has taken, if they are one stretch; else -1 for the first. */
  private int from = -1;

  private int to;
  private @Nullable Value result;

  FrameAggregate(AggregateCall call, Frame<Evaluator> frame, Partition partition) {
    this.call = call;
    this.partition = partition;
    this.frame = new FrameRows(frame, partition);
    this.inputs = new Value[partition.size()];
    this.state = state();
    for (int row = 0; row < inputs.length; row++) {
      partition.tick();
      Value input = call.input(partition.row(row), partition.execution());
      if (input != null) {
        partition.hold(BYTES_PER_ROW + ValueSize.of(input));
        inputs[row] = input;
      }
    }
  }

  /** A fresh state. What it holds are inputs, which are accounted for. */
  private AggregateState state() {
    return new AggregateState(call, bytes -> {}, partition.execution());
  }

  @Override
  public Value value(int row) {
    frame.moveTo(row);
    boolean whole = frame.stretches() == 1;
    if (!whole || frame.from(0) != from || frame.to(0) < to) {
      state = state();
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
      Value input = inputs[row];
      if (input != null) {
        state.add(input, partition.row(row), partition.execution());
        result = null;
      }
    }
    to = last;
  }
}
