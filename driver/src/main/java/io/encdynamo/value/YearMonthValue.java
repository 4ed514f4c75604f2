package io.encdynamo.value;

/**
 * An interval of years and months.
 *
 * @param months all of them, years included; of magnitude below 12 billion
 * @param precision most digits of the years, 1 to 9; no part of the value
 */
public record YearMonthValue(long months, int precision) implements IntervalValue {
  @Override
  public ValueKind kind() {
    return ValueKind.YEAR_MONTH_INTERVAL;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YearMonthValue that && months == that.months;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(months);
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
