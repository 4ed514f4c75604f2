package io.encdynamo.crypto;

/**
 * Where a key version stands. A rotation goes through these, each lasting two leases, so that no
 * client writes what another cannot read yet.
 */
public enum KeyState {
  /** Read, not yet written. */
  PENDING,
  /** Read and written; one version of a key at a time. */
  CURRENT,
  /** Read, no longer written. */
  FORMER,
  /** Neither; no stored value is left. */
  RETIRED;

  /** Whether values under such a version are read and searched for. */
  public boolean isLive() {
    return this != RETIRED;
  }
}
