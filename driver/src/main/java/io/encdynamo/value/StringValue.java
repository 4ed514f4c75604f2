package io.encdynamo.value;

/** A string of Unicode characters. */
public record StringValue(String value) implements Value {
  @Override
  public ValueKind kind() {
    return ValueKind.STRING;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
