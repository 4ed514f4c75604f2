package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and decrypts the values of one column. Safe for use by several threads. Keys are
 * unwrapped when they are first needed; every method may therefore throw 5E002, or what the
 * provider's service throws.
 */
public interface ColumnCipher {

  /** How its column is encrypted. */
  Encryption encryption();

  /**
   * Whether NULL is encrypted like a value. Else NULL and MISSING are stored as they are, and
   * {@link #encrypt} refuses them.
   */
  boolean encryptsNull();

  /**
   * Takes note of how the key stands now: its versions, and which of them is written.
   *
   * @param key of the same id
   */
  void learn(KeyEntry key);

  /**
   * Whether the provider refuses the key. Asks it if nobody did yet; any other trouble is thrown.
   */
  boolean keyDenied();

  /**
   * Encrypts under the key's current version.
   *
   * @param value already converted to the column's type
   * @param row the item it goes into; not used by deterministic columns
   * @return the bytes to store, which belong to the caller
   * @throws DriverException 22000 for a value of another type, 22003, 22007 or 22023 for one that
   *     has no canonical encoding
   */
  byte[] encrypt(Value value, RowBinding row);

  /**
   * Authenticates and decrypts.
   *
   * @param stored not kept, not changed
   * @throws DriverException 5E001 whatever the reason
   */
  Value decrypt(byte[] stored, RowBinding row);

  /**
   * All forms in which a value may be stored: one for each live key version, the current one first.
   * Bytes that equal one of them stand for the value (once authenticated).
   *
   * @throws DriverException 5E005 if the column is RANDOMIZED; else as {@link #encrypt}
   */
  List<byte[]> searchForms(Value value);

  /**
   * Whether stored bytes say that they are of this suite and a live version of this key. What they
   * say is proved by {@link #decrypt} alone.
   */
  boolean claims(byte[] stored);

  /** The number of the key version that is written. */
  int currentVersion();

  /** All that values may have, in the order of {@link #searchForms}. */
  List<Integer> liveVersions();

  /** What every value stored under a key version begins with; empty if values do not say it. */
  byte[] header(int kvid);

  /** What equal values have in common beside them; null for a column without blind index. */
  default @Nullable BlindIndex blindIndex() {
    return null;
  }

  /** The error for something stored that is not even bytes; the same as for a wrong tag. */
  DriverException notAuthentic();

  /** The cipher of a column, by its suite. */
  static ColumnCipher of(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    return encryption.suite().cipher(place, encryption, key, ring);
  }
}
