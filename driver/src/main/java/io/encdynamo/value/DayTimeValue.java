package io.encdynamo.value;

import java.time.Duration;

/**
 * An interval of days, hours, minutes and seconds, to the nanosecond.
 *
 * @param duration of magnitude below a billion days
 * @param precision most digits of the days, 1 to 9; no part of the value
 * @param scale most digits of the seconds behind the point, 0 to 9; no part of the value
 */
public record DayTimeValue(Duration duration, int precision, int scale) implements IntervalValue {
  @Override
  public ValueKind kind() {
    return ValueKind.DAY_TIME_INTERVAL;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DayTimeValue that && duration.equals(that.duration);
  }

  @Override
  public int hashCode() {
    return duration.hashCode();
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
