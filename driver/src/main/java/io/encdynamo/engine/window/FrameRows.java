package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.window.Frame.FrameBound;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The frame of one row after the other: up to three stretches of rows, since an exclusion may leave
 * a hole on both sides of the row.
 */
final class FrameRows {
  private final Partition partition;
  private final Frame<Evaluator> frame;
  private final @Nullable Offset start;
  private final @Nullable Offset end;
  private final int[] from = new int[3];
  private final int[] to = new int[3];
  private int stretches;

  /** How far a bound is from the row. */
  private sealed interface Offset {}

  private record Steps(int count) implements Offset {}

  private record Distance(KeyDistance keys) implements Offset {}

  FrameRows(Frame<Evaluator> frame, Partition partition) {
    this.partition = partition;
    this.frame = frame;
    this.start = offset(frame.start());
    this.end = offset(frame.end());
  }

  private @Nullable Offset offset(FrameBound<Evaluator> bound) {
    Evaluator expression = bound.offset();
    if (expression == null) {
      return null;
    }
    Value offset = partition.evaluate(expression, 0).force();
    if (frame.unit() == Frame.Unit.RANGE) {
      return new Distance(new KeyDistance(offset, partition));
    }
    if (offset instanceof IntegerValue steps && steps.value() >= 0) {
      return new Steps((int) Math.min(steps.value(), partition.size()));
    }
    throw new DriverException(ErrorCode.FRAME_OFFSET_INVALID, "a whole number of at least 0");
  }

  /** Goes to the frame of a row. */
  void moveTo(int row) {
    stretches = 0;
    int first = start(row);
    int last = end(row);
    int group = partition.group(row);
    switch (frame.exclusion()) {
      case NO_OTHERS -> add(first, last);
      case CURRENT_ROW -> {
        add(first, Math.min(last, row));
        add(Math.max(first, row + 1), last);
      }
      case GROUP -> {
        add(first, Math.min(last, partition.start(group)));
        add(Math.max(first, partition.end(group)), last);
      }
      case TIES -> {
        add(first, Math.min(last, partition.start(group)));
        add(Math.max(first, row), Math.min(last, row + 1));
        add(Math.max(first, partition.end(group)), last);
      }
    }
  }

  private void add(int first, int last) {
    if (first >= last) {
      return;
    }
    if (stretches > 0 && to[stretches - 1] == first) {
      to[stretches - 1] = last;
      return;
    }
    from[stretches] = first;
    to[stretches++] = last;
  }

  private int start(int row) {
    return switch (frame.start().kind()) {
      case UNBOUNDED_PRECEDING -> 0;
      case PRECEDING -> start(row, start, false);
      case CURRENT_ROW -> isByRow() ? row : partition.start(partition.group(row));
      case FOLLOWING -> start(row, start, true);
      case UNBOUNDED_FOLLOWING -> partition.size();
    };
  }

  private int start(int row, @Nullable Offset offset, boolean following) {
    if (offset instanceof Distance distance) {
      return distance.keys.start(row, following);
    }
    int place = isByRow() ? row : partition.group(row);
    int moved = moved(place, offset, following);
    return isByRow() ? clipped(moved) : clippedStart(moved);
  }

  /** The row behind the last one of the frame. */
  private int end(int row) {
    return switch (frame.end().kind()) {
      case UNBOUNDED_PRECEDING -> 0;
      case PRECEDING -> end(row, end, false);
      case CURRENT_ROW -> isByRow() ? row + 1 : partition.end(partition.group(row));
      case FOLLOWING -> end(row, end, true);
      case UNBOUNDED_FOLLOWING -> partition.size();
    };
  }

  private int end(int row, @Nullable Offset offset, boolean following) {
    if (offset instanceof Distance distance) {
      return distance.keys.end(row, following);
    }
    int place = isByRow() ? row : partition.group(row);
    int moved = moved(place, offset, following) + 1;
    return isByRow() ? clipped(moved) : clippedStart(moved);
  }

  private boolean isByRow() {
    return frame.unit() == Frame.Unit.ROWS;
  }

  private static int moved(int place, @Nullable Offset offset, boolean following) {
    int steps = offset instanceof Steps some ? some.count : 0;
    return following ? (int) Math.min((long) place + steps, Integer.MAX_VALUE - 1) : place - steps;
  }

  private int clipped(int row) {
    return Math.max(0, Math.min(row, partition.size()));
  }

  private int clippedStart(int group) {
    return partition.start(Math.max(0, Math.min(group, partition.groups())));
  }

  /** How many stretches the frame has. */
  int stretches() {
    return stretches;
  }

  /** The first row of a stretch. */
  int from(int stretch) {
    return from[stretch];
  }

  /** The row behind the last one of a stretch. */
  int to(int stretch) {
    return to[stretch];
  }
}
