package io.encdynamo.bench;

import java.util.Arrays;

/**
 * Two ways to do the same, measured in alternation, so that what else the machine does meets both.
 */
public final class Pairs {

  private final long[] ours;
  private final long[] theirs;

  private Pairs(int count) {
    ours = new long[count];
    theirs = new long[count];
  }

  /** One of the two. */
  public interface Way {
    /**
     * Does it once.
     *
     * @param round the same for both of a pair
     * @return anything that depends on all that was read, so that none of it can be left out
     */
    long run(int round) throws Exception;
  }

  /**
   * Measures pairs; which of the two goes first changes each time.
   *
   * @param warmUp pairs that do not count
   * @param count pairs that do
   * @throws IllegalStateException if the two do not read the same
   */
  public static Pairs measure(int warmUp, int count, Way ours, Way theirs) throws Exception {
    Pairs pairs = new Pairs(count);
    for (int i = -warmUp; i < count; i++) {
      int round = i + warmUp;
      boolean oursFirst = (round & 1) == 0;
      Timed first = Timed.of(oursFirst ? ours : theirs, round);
      Timed second = Timed.of(oursFirst ? theirs : ours, round);
      if (first.answer() != second.answer()) {
        throw new IllegalStateException("the two ways do not read the same");
      }
      if (i >= 0) {
        pairs.ours[i] = (oursFirst ? first : second).nanos();
        pairs.theirs[i] = (oursFirst ? second : first).nanos();
      }
    }
    return pairs;
  }

  /** How many pairs counted. */
  public int count() {
    return ours.length;
  }

  /** Our median divided by theirs. */
  public double ratio() {
    return (double) median(ours) / median(theirs);
  }

  /** Our median, in nanoseconds. */
  public long ourMedian() {
    return median(ours);
  }

  /** Their median, in nanoseconds. */
  public long theirMedian() {
    return median(theirs);
  }

  private static long median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private record Timed(long answer, long nanos) {
    static Timed of(Way way, int round) throws Exception {
      long begin = System.nanoTime();
      long answer = way.run(round);
      return new Timed(answer, System.nanoTime() - begin);
    }
  }
}
