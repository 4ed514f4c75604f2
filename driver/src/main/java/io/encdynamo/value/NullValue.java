package io.encdynamo.value;

/** SQL's NULL: the attribute is there and says nothing. */
public enum NullValue implements Value {
  NULL;

  @Override
  public ValueKind kind() {
    return ValueKind.NULL;
  }

  @Override
  public boolean isAbsent() {
    return true;
  }
}
