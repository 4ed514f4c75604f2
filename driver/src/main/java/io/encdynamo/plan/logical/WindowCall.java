package io.encdynamo.plan.logical;

import io.encdynamo.engine.window.Frame;
import io.encdynamo.engine.window.WindowFunction;
import java.util.Iterator;
import java.util.List;

/** A field that a window adds to its rows. */
public sealed interface WindowCall {

  /** The field that holds the result. */
  Field field();

  /** The rows that it looks at, if it looks at those of a frame. */
  Frame<Bound> frame();

  /** Adds its expressions, in the order in which {@link #with} takes them. */
  void addExpressions(List<Bound> all);

  /** The same with the next expressions. */
  WindowCall with(Iterator<Bound> next);

  /** Whether it computes the same as another one. */
  boolean computesAs(WindowCall other);

  /**
   * A window function.
   *
   * @param ignoresNulls whether rows where the first argument is absent do not count
   * @param fromLast whether NTH_VALUE counts from the end of the frame
   */
  record OfFunction(
      Field field,
      WindowFunction function,
      List<Bound> arguments,
      boolean ignoresNulls,
      boolean fromLast,
      Frame<Bound> frame)
      implements WindowCall {
    @Override
    public void addExpressions(List<Bound> all) {
      all.addAll(arguments);
      all.addAll(frame.offsets());
    }

    @Override
    public WindowCall with(Iterator<Bound> next) {
      List<Bound> newArguments = arguments.stream().map(argument -> next.next()).toList();
      return new OfFunction(
          field, function, newArguments, ignoresNulls, fromLast, frame.map(offset -> next.next()));
    }

    @Override
    public boolean computesAs(WindowCall other) {
      return new OfFunction(other.field(), function, arguments, ignoresNulls, fromLast, frame)
          .equals(other);
    }
  }

  /** An aggregate over the frame of each row. */
  record OfAggregate(Grouped.AggregateCall call, Frame<Bound> frame) implements WindowCall {
    @Override
    public Field field() {
      return call.field();
    }

    @Override
    public void addExpressions(List<Bound> all) {
      call.addExpressions(all);
      all.addAll(frame.offsets());
    }

    @Override
    public WindowCall with(Iterator<Bound> next) {
      Grouped.AggregateCall newCall = call.with(next);
      return new OfAggregate(newCall, frame.map(offset -> next.next()));
    }

    @Override
    public boolean computesAs(WindowCall other) {
      return other instanceof OfAggregate aggregate
          && call.computesAs(aggregate.call)
          && frame.equals(aggregate.frame);
    }
  }
}
