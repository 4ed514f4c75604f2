package io.encdynamo.dynamo;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.value.DeferredValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** A randomized value as it is stored, until somebody wants to know it. */
final class StoredCell implements DeferredValue {
  private final byte[] stored;
  private final ColumnCipher cipher;
  private final ItemBinding row;
  private volatile @Nullable Value value;

  StoredCell(byte[] stored, ColumnCipher cipher, ItemBinding row) {
    this.stored = stored;
    this.cipher = cipher;
    this.row = row;
  }

  @Override
  public Value force() {
    Value known = value;
    if (known == null) {
      known = cipher.decrypt(stored, row.get());
      value = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "ENCRYPTED";
  }
}
