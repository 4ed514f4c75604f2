package io.encdynamo.dynamo;

import io.encdynamo.value.DeferredValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** A deterministic value as it is stored; equal ones are decrypted once. */
final class SharedCell implements DeferredValue {
  private final byte[] stored;
  private final Plaintexts plaintexts;
  private volatile @Nullable Value value;

  SharedCell(byte[] stored, Plaintexts plaintexts) {
    this.stored = stored;
    this.plaintexts = plaintexts;
  }

  @Override
  public Value force() {
    Value known = value;
    if (known == null) {
      known = plaintexts.of(stored);
      value = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "ENCRYPTED";
  }
}
