package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.List;

/** LAG and LEAD: the value of a row so many candidates away, wherever the frame is. */
final class Neighbour implements Column {
  private final String name;
  private final boolean before;
  private final List<Evaluator> arguments;
  private final Partition partition;
  private final Candidates candidates;

  Neighbour(WindowCall.OfFunction call, Partition partition) {
    this.name = call.function().name();
    this.before = call.function() == WindowFunction.LAG;
    this.arguments = call.arguments();
    this.partition = partition;
    this.candidates = Candidates.of(partition, arguments.get(0), call.ignoresNulls());
  }

  @Override
  public Value value(int row) {
    Value distance =
        arguments.size() > 1
            ? partition.evaluate(arguments.get(1), row).force()
            : new IntegerValue(1);
    if (distance.isAbsent()) {
      return NullValue.NULL;
    }
    if (!(distance instanceof IntegerValue whole) || whole.value() < 0) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, name, "the offset must be a whole number of at least 0");
    }
    if (whole.value() == 0) {
      return partition.evaluate(arguments.get(0), row);
    }
    long steps = Math.min(whole.value(), partition.size());
    long candidate =
        before ? candidates.before(row) - steps : candidates.before(row + 1) - 1 + steps;
    if (candidate >= 0 && candidate < candidates.size()) {
      return partition.evaluate(arguments.get(0), candidates.row((int) candidate));
    }
    return arguments.size() > 2 ? partition.evaluate(arguments.get(2), row) : NullValue.NULL;
  }
}
