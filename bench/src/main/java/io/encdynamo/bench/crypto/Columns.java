package io.encdynamo.bench.crypto;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.ColumnPlace;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.crypto.Suites;
import io.encdynamo.value.SqlType;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A table's string columns, encrypted as the driver does, under a key of their own. */
final class Columns implements AutoCloseable {
  private static final String KEY = "measured";

  private final Id16 keyId = Id16.random();
  private final Id16 tableId = Id16.random();
  private final KeyRing ring;
  private final KeyEntry key;

  Columns() {
    byte[] master = new byte[32];
    new SecureRandom().nextBytes(master);
    ring =
        new KeyRing(
            Id16.random(),
            KeyProviders.master(master),
            new KeyProviders(Set.of(), name -> null),
            Duration.ofHours(1));
    key =
        new KeyEntry(
            KEY, keyId, null, List.of(ring.newVersion(KEY, keyId, null, 1, KeyState.CURRENT)));
  }

  ColumnCipher deterministic(int columnId) {
    return cipher(columnId, EncryptionMode.DETERMINISTIC);
  }

  ColumnCipher randomized(int columnId) {
    return cipher(columnId, EncryptionMode.RANDOMIZED);
  }

  private ColumnCipher cipher(int columnId, EncryptionMode mode) {
    return ColumnCipher.of(
        new ColumnPlace("measured", tableId, "c" + columnId, columnId, SqlType.STRING),
        new Encryption(mode, Suites.defaultFor(mode), keyId, null, false, 0),
        key,
        ring);
  }

  @Override
  public void close() {
    ring.close();
  }
}
