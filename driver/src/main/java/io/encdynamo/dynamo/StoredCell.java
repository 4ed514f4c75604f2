package io.encdynamo.dynamo;

import io.encdynamo.crypto.BlindIndex;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.value.DeferredValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** A randomized value as it is stored, until somebody wants to know it. */
final class StoredCell implements DeferredValue {
  private final byte[] stored;
  private final byte @Nullable [] companion;
  private final ColumnCipher cipher;
  private final ItemBinding row;
  private volatile @Nullable Value value;

  /**
   * @param companion what the column's blind index has beside it; null without
   */
  StoredCell(byte[] stored, byte @Nullable [] companion, ColumnCipher cipher, ItemBinding row) {
    this.stored = stored;
    this.companion = companion;
    this.cipher = cipher;
    this.row = row;
  }

  @Override
  public Value force() {
    Value known = value;
    if (known == null) {
      known = cipher.decrypt(stored, row.get());
      BlindIndex index = cipher.blindIndex();
      if (index != null && companion != null && !index.fits(companion, known, stored)) {
        throw cipher.notAuthentic();
      }
      value = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "ENCRYPTED";
  }
}
