package io.encdynamo.value;

import java.time.LocalTime;

/** A time of day, to the nanosecond. */
public record TimeValue(LocalTime value) implements Value {
  @Override
  public ValueKind kind() {
    return ValueKind.TIME;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
