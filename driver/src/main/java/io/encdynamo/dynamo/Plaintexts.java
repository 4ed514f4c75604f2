package io.encdynamo.dynamo;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.KeyAttribute;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.Value;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The values of one DETERMINISTIC column that a statement has met: each distinct ciphertext is
 * authenticated and decrypted once. Past its bound it keeps what it has and takes in no more. Safe
 * for use by several threads.
 */
final class Plaintexts {
  /** Of ciphertext; the values take about as much again, the map some 100 bytes an entry. */
  private static final long MOST_BYTES = 1 << 20;

  private static final int ENTRY_BYTES = 100;

  /** Deterministic values are bound to no row. */
  private static final RowBinding NO_ROW = RowBinding.of(KeyAttribute.binary(new byte[0]), null);

  private final ColumnCipher cipher;
  private final ConcurrentMap<BinaryValue, Value> known = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();

  Plaintexts(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  Value of(byte[] stored) {
    BinaryValue ciphertext = new BinaryValue(stored);
    Value value = known.get(ciphertext);
    if (value == null) {
      value = cipher.decrypt(stored, NO_ROW);
      long added = stored.length + (long) ENTRY_BYTES;
      if (size.get() + added <= MOST_BYTES) {
        size.addAndGet(added);
        known.put(ciphertext, value);
      }
    }
    return value;
  }
}
