package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data keys by name, and new ones. */
public final class Keys {
  private Keys() {}

  /**
   * The key of a name: an exact match first, then one in any case; null if there is none.
   *
   * @throws DriverException 42000 if several differ from the name in case alone
   */
  public static @Nullable KeyEntry find(CatalogSnapshot snapshot, String name) {
    KeyEntry exact = snapshot.key(name);
    if (exact != null) {
      return exact;
    }
    List<KeyEntry> others = snapshot.keysIgnoringCase(name);
    if (others.size() > 1) {
      throw new DriverException(
          ErrorCode.COLUMN_AMBIGUOUS,
          name,
          String.join(", ", others.stream().map(KeyEntry::name).toList()));
    }
    return others.isEmpty() ? null : others.get(0);
  }

  /** A key with its first version; the change still has to take it up. */
  static KeyEntry make(
      KeyRing ring, String name, Id16 keyId, @Nullable String provider, Change change) {
    return new KeyEntry(
        name,
        keyId,
        provider,
        List.of(ring.newVersion(name, keyId, provider, change.takeKvid(), KeyState.CURRENT)));
  }
}
