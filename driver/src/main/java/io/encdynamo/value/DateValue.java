package io.encdynamo.value;

import java.time.LocalDate;

/** A date without time. */
public record DateValue(LocalDate value) implements Value {
  @Override
  public ValueKind kind() {
    return ValueKind.DATE;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
