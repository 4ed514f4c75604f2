package io.encdynamo.value;

/** Which values SQL's comparison operators take. */
public final class Comparison {
  private Comparison() {}

  /**
   * Whether {@code <} and its sisters can tell two kinds apart: both boolean, numbers, dates or
   * timestamps, times, intervals of one form, strings or binaries. Equality takes any two kinds.
   */
  public static boolean isOrdered(ValueKind left, ValueKind right) {
    int rank = ValueRank.of(left);
    return rank == ValueRank.of(right) && ValueRank.isScalar(rank);
  }
}
