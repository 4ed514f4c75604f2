package io.encdynamo.value;

/** The fields of intervals, the longest first. */
public enum IntervalField {
  YEAR(12, Integer.MAX_VALUE),
  MONTH(1, 11),
  DAY(24 * 60 * 60, Integer.MAX_VALUE),
  HOUR(60 * 60, 23),
  MINUTE(60, 59),
  SECOND(1, 59);

  private final int units;
  private final int greatest;

  IntervalField(int units, int greatest) {
    this.units = units;
    this.greatest = greatest;
  }

  /** How many months or seconds one of it is. */
  long units() {
    return units;
  }

  /** Its greatest value where it does not lead. */
  int greatest() {
    return greatest;
  }

  /** Whether it belongs to intervals of years and months. */
  public boolean isYearMonth() {
    return this == YEAR || this == MONTH;
  }
}
