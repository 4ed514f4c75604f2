package io.encdynamo.value;

import java.time.LocalDateTime;

/** A date and time without zone, to the nanosecond. */
public record TimestampValue(LocalDateTime value) implements Value {
  @Override
  public ValueKind kind() {
    return ValueKind.TIMESTAMP;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
