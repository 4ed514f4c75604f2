package io.encdynamo.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * An unwrapped version of a data key, and what has been derived from it. After {@link #close}
 * nothing more is derived; a value is never encrypted under a wiped key.
 */
final class DataKey implements AutoCloseable {
  private static final byte[] NO_SCOPE = {};

  private final Id16 keyId;
  private final int kvid;
  private final byte[] secret;
  private final ConcurrentHashMap<Bytes, Siv> sivs = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Id16, Mac256> rows = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Bytes, Mac256> blindIndexes = new ConcurrentHashMap<>();
  private boolean wiped;

  /**
   * A data key.
   *
   * @param secret 32 bytes, which now belong to this object
   */
  DataKey(Id16 keyId, int kvid, byte[] secret) {
    this.keyId = keyId;
    this.kvid = kvid;
    this.secret = secret;
  }

  static byte[] commitment(Id16 keyId, int kvid, byte[] secret) {
    return Derivation.fromDataKey(secret, "commit", keyId, kvid, NO_SCOPE, Mac256.LENGTH);
  }

  static boolean matches(Id16 keyId, int kvid, byte[] secret, Bytes commitment) {
    return MessageDigest.isEqual(commitment(keyId, kvid, secret), commitment.toArray());
  }

  /** The cipher of a domain, with the header of suite 01. */
  Siv siv(Bytes domain) {
    return sivs.computeIfAbsent(
        domain,
        scope -> {
          byte[] key = derive("siv", scope.toArray(), Siv.KEY_LENGTH);
          try {
            return Siv.withHeader(key, kvid);
          } finally {
            Arrays.fill(key, (byte) 0);
          }
        });
  }

  /** What derives the keys of a table's rows. */
  Mac256 rows(Id16 tableId) {
    return rows.computeIfAbsent(tableId, scope -> mac("row", scope.bytes()));
  }

  /** What gives the blind indexes of a domain. */
  Mac256 blindIndex(Bytes domainAndBits) {
    return blindIndexes.computeIfAbsent(domainAndBits, scope -> mac("bix", scope.toArray()));
  }

  private Mac256 mac(String purpose, byte[] scope) {
    byte[] key = derive(purpose, scope, Mac256.LENGTH);
    try {
      return new Mac256(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The key itself, for suite PYNAMODB_MATE alone. */
  synchronized SecretKeySpec aes() {
    if (wiped) {
      throw new WipedException();
    }
    return new SecretKeySpec(secret, "AES");
  }

  private synchronized byte[] derive(String purpose, byte[] scope, int length) {
    if (wiped) {
      throw new WipedException();
    }
    return Derivation.fromDataKey(secret, purpose, keyId, kvid, scope, length);
  }

  @Override
  public synchronized void close() {
    wiped = true;
    Arrays.fill(secret, (byte) 0);
    sivs.clear();
    rows.clear();
    blindIndexes.clear();
  }

  @Override
  public String toString() {
    return "data key version " + Integer.toUnsignedString(kvid);
  }

  /** The key's time was over while somebody was about to use it. */
  static final class WipedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WipedException() {
      super("The key is wiped");
    }
  }
}
