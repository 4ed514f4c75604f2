package io.encdynamo.value;

/** PartiQL's MISSING: the attribute is not there. */
public enum MissingValue implements Value {
  MISSING;

  @Override
  public ValueKind kind() {
    return ValueKind.MISSING;
  }

  @Override
  public boolean isAbsent() {
    return true;
  }
}
