package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blind index of a RANDOMIZED column (format page): some bits of a MAC, in a companion
 * attribute beside the value. Equal values have equal ones, and so may different values: what is
 * found by it is looked at once more. Safe for use by several threads.
 */
public final class BlindIndex {
  private static final byte CODE = 3;
  private static final byte[] NOTHING = {};

  private final Encryption encryption;
  private final ColumnEncoding encoding;
  private final ColumnKeys<Mac256> keys;
  private final int bits;

  BlindIndex(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    this.encryption = encryption;
    this.encoding = ColumnEncoding.searched(place);
    this.bits = encryption.blindIndexBits();
    byte[] length = new byte[Short.BYTES];
    BigEndian.putShort(length, 0, bits);
    Bytes scope =
        Bytes.of(Derivation.concat(Domain.of(place, encryption.domain()).toArray(), length));
    this.keys =
        new ColumnKeys<>(
            place, encryption, NOTHING, key, ring, dataKey -> dataKey.blindIndex(scope));
  }

  /** As {@link ColumnCipher#learn}. */
  void learn(KeyEntry key) {
    keys.learn(key);
  }

  /**
   * What is stored beside a value. For an encrypted NULL it is random, so that NULL looks like any
   * other value.
   *
   * @param stored the value's own ciphertext, under whose key version this is made
   * @return the bytes to store, which belong to the caller
   * @throws DriverException as {@link ColumnCipher#encrypt}
   */
  public byte[] companion(Value value, byte[] stored) {
    ColumnKeys<Mac256>.Version version = versionOf(stored);
    if (value.force() == NullValue.NULL) {
      byte[] companion = withHeader(version.kvid());
      Nonces.put(companion, ColumnKeys.HEADER_LENGTH, companion.length - ColumnKeys.HEADER_LENGTH);
      return masked(companion);
    }
    return companion(encoding.encode(value), version);
  }

  /**
   * Whether a companion fits the value beside it.
   *
   * @param companion not kept, not changed
   * @param value decrypted, so that it is authentic
   * @param stored the value's own ciphertext
   */
  public boolean fits(byte[] companion, Value value, byte[] stored) {
    byte[] expected = companion(value, stored);
    if (value.force() == NullValue.NULL) {
      return companion.length == expected.length
          && Arrays.equals(
              companion, 0, ColumnKeys.HEADER_LENGTH, expected, 0, ColumnKeys.HEADER_LENGTH)
          && Arrays.equals(companion, masked(companion.clone()));
    }
    return MessageDigest.isEqual(expected, companion);
  }

  /**
   * All companions that a value may have: one for each live key version, the current one first.
   *
   * @throws DriverException as {@link ColumnCipher#encrypt}
   */
  public List<byte[]> searchForms(Value value) {
    byte[] encoded = encoding.encode(value);
    List<byte[]> forms = new ArrayList<>(keys.live().size());
    for (ColumnKeys<Mac256>.Version version : keys.live()) {
      forms.add(companion(encoded, version));
    }
    return forms;
  }

  private ColumnKeys<Mac256>.Version versionOf(byte[] stored) {
    return keys.of(stored, encryption.suite(), ColumnKeys.HEADER_LENGTH);
  }

  private byte[] companion(byte[] encoded, ColumnKeys<Mac256>.Version version) {
    byte[] companion = withHeader(version.kvid());
    byte[] mac = version.cipher().of(encoded);
    System.arraycopy(
        mac, 0, companion, ColumnKeys.HEADER_LENGTH, companion.length - ColumnKeys.HEADER_LENGTH);
    return masked(companion);
  }

  private byte[] withHeader(int kvid) {
    byte[] companion = new byte[ColumnKeys.HEADER_LENGTH + (bits + Byte.SIZE - 1) / Byte.SIZE];
    companion[0] = CODE;
    BigEndian.putInt(companion, 1, kvid);
    return companion;
  }

  /** Spare bits are zero. */
  private byte[] masked(byte[] companion) {
    int spare = (Byte.SIZE - bits % Byte.SIZE) % Byte.SIZE;
    companion[companion.length - 1] &= (byte) (0xFF << spare);
    return companion;
  }
}
