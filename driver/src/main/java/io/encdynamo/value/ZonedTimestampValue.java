package io.encdynamo.value;

import java.time.OffsetDateTime;

/** An instant and the offset it was written with; equal instants are equal values. */
public record ZonedTimestampValue(OffsetDateTime value) implements Value {
  @Override
  public ValueKind kind() {
    return ValueKind.ZONED_TIMESTAMP;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
