package io.encdynamo.crypto;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named data key, as the catalog lists it; its versions are wrapped.
 *
 * @param provider the URI of the master key behind it; null for the one that opens the catalog
 * @param versions oldest first, at least one, exactly one of them CURRENT
 */
public record KeyEntry(
    String name, Id16 keyId, @Nullable String provider, List<KeyVersion> versions) {
  public KeyEntry {
    versions = List.copyOf(versions);
  }

  /** The version that values are written under. */
  public KeyVersion current() {
    for (KeyVersion version : versions) {
      if (version.state() == KeyState.CURRENT) {
        return version;
      }
    }
    throw new IllegalStateException("A key has one current version");
  }

  /** The versions that stored values may have, the current one first. */
  public List<KeyVersion> live() {
    return versions.stream()
        .filter(version -> version.state().isLive())
        .sorted((a, b) -> Boolean.compare(b == current(), a == current()))
        .toList();
  }
}
