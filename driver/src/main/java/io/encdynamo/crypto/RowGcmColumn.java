package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Value;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column under {@link RowGcmSuite}. */
final class RowGcmColumn implements ColumnCipher {
  private static final int BODY_AT = ColumnKeys.HEADER_LENGTH + Nonces.LENGTH;
  private static final int OVERHEAD = BODY_AT + Gcm.TAG_LENGTH;
  // and at least the tag of a value
  private static final int SHORTEST = OVERHEAD + 1;

  private final ColumnPlace place;
  private final Encryption encryption;
  private final ColumnEncoding encoding;
  private final ColumnKeys<Mac256> keys;
  private final @Nullable BlindIndex blindIndex;

  RowGcmColumn(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    this.place = place;
    this.encryption = encryption;
    this.encoding = new ColumnEncoding(place, encryption);
    byte[] columnId = new byte[Integer.BYTES];
    BigEndian.putInt(columnId, 0, place.columnId());
    Id16 tableId = place.tableId();
    this.keys =
        new ColumnKeys<>(place, encryption, columnId, key, ring, dataKey -> dataKey.rows(tableId));
    this.blindIndex =
        encryption.hasBlindIndex() ? new BlindIndex(place, encryption, key, ring) : null;
  }

  @Override
  public Encryption encryption() {
    return encryption;
  }

  @Override
  public boolean encryptsNull() {
    return encryption.hidesNull();
  }

  @Override
  public void learn(KeyEntry key) {
    keys.learn(key);
    if (blindIndex != null) {
      blindIndex.learn(key);
    }
  }

  @Override
  public @Nullable BlindIndex blindIndex() {
    return blindIndex;
  }

  @Override
  public boolean keyDenied() {
    return keys.isDenied();
  }

  @Override
  public byte[] encrypt(Value value, RowBinding row) {
    byte[] encoded = encoding.encode(value);
    ColumnKeys<Mac256>.Version version = keys.current();
    byte[] stored = new byte[OVERHEAD + encoded.length];
    stored[0] = (byte) encryption.suite().code();
    BigEndian.putInt(stored, 1, version.kvid());
    Nonces.put(stored, ColumnKeys.HEADER_LENGTH);
    Gcm.encrypt(
        row.key(version.cipher()),
        encoded,
        version.associatedData(),
        stored,
        ColumnKeys.HEADER_LENGTH);
    return stored;
  }

  @Override
  public Value decrypt(byte[] stored, RowBinding row) {
    ColumnKeys<Mac256>.Version version = keys.of(stored, encryption.suite(), SHORTEST);
    try {
      return encoding.decode(
          Gcm.decrypt(
              row.key(version.cipher()),
              stored,
              ColumnKeys.HEADER_LENGTH,
              version.associatedData()));
    } catch (GeneralSecurityException | NotCanonicalException notAuthentic) {
      throw keys.notAuthentic();
    }
  }

  @Override
  public List<byte[]> searchForms(Value value) {
    throw new DriverException(
        ErrorCode.PLAINTEXT_NEEDED,
        "A search for a value of the RANDOMIZED column '"
            + place.column()
            + "' would need its plaintext on the server",
        "filter after decryption, or declare it DETERMINISTIC or with BLIND INDEX");
  }

  @Override
  public boolean claims(byte[] stored) {
    return keys.find(stored, encryption.suite(), SHORTEST) != null;
  }

  @Override
  public int currentVersion() {
    return keys.current().kvid();
  }

  @Override
  public List<Integer> liveVersions() {
    return keys.live().stream().map(ColumnKeys.Version::kvid).toList();
  }

  @Override
  public byte[] header(int kvid) {
    return keys.header(kvid);
  }

  @Override
  public DriverException notAuthentic() {
    return keys.notAuthentic();
  }
}
