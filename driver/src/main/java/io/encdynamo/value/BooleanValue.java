package io.encdynamo.value;

/** TRUE or FALSE. */
public enum BooleanValue implements Value {
  FALSE,
  TRUE;

  public static BooleanValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return this == TRUE;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.BOOLEAN;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
