package io.encdynamo.crypto;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named data key, as the catalog lists it; its versions are wrapped.
 *
 * @param provider the URI of the master key behind it; null for the one that opens the catalog
 * @param versions oldest first, at least one; one of them CURRENT, or none if the key is dropped
 */
public record KeyEntry(
    String name, Id16 keyId, @Nullable String provider, List<KeyVersion> versions) {
  public KeyEntry {
    versions = List.copyOf(versions);
  }

  /**
   * Whether it is a password of pynamodb_mate: made from what the provider holds, so that it has
   * one version, is never rotated, and goes with suite PYNAMODB_MATE alone.
   */
  public boolean isFixed() {
    return provider != null && PynamodbMateKeyProvider.isNamedBy(provider);
  }

  /** The version that values are written under; null for none any more. */
  public @Nullable KeyVersion current() {
    return inState(KeyState.CURRENT);
  }

  /** The version that a rotation is about to write; null for none. */
  public @Nullable KeyVersion pending() {
    return inState(KeyState.PENDING);
  }

  private @Nullable KeyVersion inState(KeyState state) {
    for (KeyVersion version : versions) {
      if (version.state() == state) {
        return version;
      }
    }
    return null;
  }

  /** The version of a number; null if the key has none. */
  public @Nullable KeyVersion version(int kvid) {
    for (KeyVersion version : versions) {
      if (version.kvid() == kvid) {
        return version;
      }
    }
    return null;
  }

  /** Whether the key is gone, and every value under it with it. */
  public boolean isDropped() {
    return live().isEmpty();
  }

  /** The versions that stored values may have, the current one first. */
  public List<KeyVersion> live() {
    return versions.stream()
        .filter(version -> version.state().isLive())
        .sorted(Comparator.comparing(version -> version.state() != KeyState.CURRENT))
        .toList();
  }
}
