package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of one row of the frame. */
final class FrameValue implements Column {
  private final Evaluator argument;
  private final @Nullable Evaluator number;
  private final boolean fromLast;
  private final Partition partition;
  private final FrameRows frame;
  private final Candidates candidates;

  FrameValue(WindowCall.OfFunction call, Partition partition) {
    this.argument = call.arguments().get(0);
    this.number = call.arguments().size() > 1 ? call.arguments().get(1) : null;
    this.fromLast = call.fromLast() || call.function() == WindowFunction.LAST_VALUE;
    this.partition = partition;
    this.frame = new FrameRows(call.frame(), partition);
    this.candidates = Candidates.of(partition, argument, call.ignoresNulls());
  }

  @Override
  public Value value(int row) {
    Value wanted = number == null ? new IntegerValue(1) : partition.evaluate(number, row).force();
    if (wanted.isAbsent()) {
      return NullValue.NULL;
    }
    if (!(wanted instanceof IntegerValue whole) || whole.value() < 1) {
      throw new DriverException(ErrorCode.ROW_OF_FRAME_INVALID);
    }
    frame.moveTo(row);
    int found = fromLast ? fromLast(whole.value()) : fromFirst(whole.value());
    return found < 0 ? NullValue.NULL : partition.evaluate(argument, found);
  }

  /** The row with this many candidates up to it; -1 for none. */
  private int fromFirst(long count) {
    long left = count;
    for (int i = 0; i < frame.stretches(); i++) {
      int first = candidates.before(frame.from(i));
      int end = candidates.before(frame.to(i));
      if (left <= end - first) {
        return candidates.row(first + (int) left - 1);
      }
      left -= end - first;
    }
    return -1;
  }

  private int fromLast(long count) {
    long left = count;
    for (int i = frame.stretches() - 1; i >= 0; i--) {
      int first = candidates.before(frame.from(i));
      int end = candidates.before(frame.to(i));
      if (left <= end - first) {
        return candidates.row(end - (int) left);
      }
      left -= end - first;
    }
    return -1;
  }
}
