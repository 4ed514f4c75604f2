package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.Value;
import java.util.List;

/** A column under {@link PynamodbMateSuite}. */
final class PynamodbMateColumn implements ColumnCipher {
  private static final byte[] NOTHING = {};

  private final ColumnPlace place;
  private final Encryption encryption;
  private final PynamodbMateEncoding encoding;
  private final ColumnKeys<PynamodbMateCipher> keys;

  PynamodbMateColumn(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    this.place = place;
    this.encryption = encryption;
    this.encoding = new PynamodbMateEncoding(place);
    this.keys =
        new ColumnKeys<>(
            place,
            encryption,
            NOTHING,
            key,
            ring,
            encryption.isDeterministic()
                ? dataKey -> new AesEcb(dataKey.aes())
                : dataKey -> new AesCtr(dataKey.aes()));
  }

  @Override
  public Encryption encryption() {
    return encryption;
  }

  @Override
  public boolean encryptsNull() {
    return false;
  }

  @Override
  public void learn(KeyEntry key) {
    keys.learn(key);
  }

  @Override
  public boolean keyDenied() {
    return keys.isDenied();
  }

  @Override
  public byte[] encrypt(Value value, RowBinding row) {
    return keys.current().cipher().encrypt(encoding.encode(value));
  }

  @Override
  public Value decrypt(byte[] stored, RowBinding row) {
    PynamodbMateCipher cipher = keys.only().cipher();
    try {
      return encoding.decode(cipher.decrypt(stored));
    } catch (NotCanonicalException noValue) {
      throw keys.notAuthentic();
    }
  }

  @Override
  public List<byte[]> searchForms(Value value) {
    if (!encryption.isSearchable(place.type())) {
      throw new DriverException(
          ErrorCode.PLAINTEXT_NEEDED,
          "A search for a value of column '"
              + place.column()
              + "' under SUITE PYNAMODB_MATE would need its plaintext on the server",
          "filter after decryption, or declare it DETERMINISTIC and no document");
    }
    PynamodbMateCipher cipher = keys.only().cipher();
    return encoding.forms(value).stream().map(cipher::encrypt).toList();
  }

  /** Values do not say what they are: any bytes may be one. */
  @Override
  public boolean claims(byte[] stored) {
    return true;
  }

  @Override
  public int currentVersion() {
    return keys.current().kvid();
  }

  @Override
  public List<Integer> liveVersions() {
    return keys.live().stream().map(ColumnKeys.Version::kvid).toList();
  }

  /** Nothing: a value does not name its version, so that every value may have any. */
  @Override
  public byte[] header(int kvid) {
    return NOTHING.clone();
  }

  @Override
  public DriverException notAuthentic() {
    return keys.notAuthentic();
  }
}
