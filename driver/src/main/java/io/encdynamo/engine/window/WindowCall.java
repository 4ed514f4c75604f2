package io.encdynamo.engine.window;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.aggregate.AggregateCall;
import java.util.List;

/** A column that a window adds to its rows. */
public sealed interface WindowCall {

  /** Begins with a partition that has rows. */
  Column over(Partition partition);

  /**
   * A window function.
   *
   * @param ignoresNulls whether rows where the first argument is absent do not count
   * @param fromLast whether NTH_VALUE counts from the end of the frame
   */
  record OfFunction(
      WindowFunction function,
      List<Evaluator> arguments,
      boolean ignoresNulls,
      boolean fromLast,
      Frame<Evaluator> frame)
      implements WindowCall {
    @Override
    public Column over(Partition partition) {
      return switch (function) {
        case ROW_NUMBER -> Ranking.rowNumber();
        case RANK -> Ranking.rank(partition);
        case DENSE_RANK -> Ranking.denseRank(partition);
        case PERCENT_RANK -> Ranking.percentRank(partition);
        case CUME_DIST -> Ranking.cumulativeDistribution(partition);
        case NTILE -> Ranking.tile(partition.evaluate(arguments.get(0), 0).force(), partition);
        case LAG, LEAD -> new Neighbour(this, partition);
        case FIRST_VALUE, LAST_VALUE, NTH_VALUE -> new FrameValue(this, partition);
      };
    }
  }

  /**
   * An aggregate over the frame of each row.
   *
   * @param call if it is DISTINCT, the frame is the whole partition
   */
  record OfAggregate(AggregateCall call, Frame<Evaluator> frame) implements WindowCall {
    @Override
    public Column over(Partition partition) {
      return new FrameAggregate(call, frame, partition);
    }
  }
}
