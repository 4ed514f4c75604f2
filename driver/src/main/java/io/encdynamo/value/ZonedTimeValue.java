package io.encdynamo.value;

import java.time.OffsetTime;

/** A time of day and the offset it was written with; equal moments of the day are equal values. */
public record ZonedTimeValue(OffsetTime value) implements Value {
  @Override
  public ValueKind kind() {
    return ValueKind.ZONED_TIME;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
