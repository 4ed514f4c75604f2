package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.value.Value;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** A column under {@link AesSivSuite}. */
final class AesSivColumn implements ColumnCipher {
  private static final byte[] NOTHING = {};
  // V, and at least the tag of a value
  private static final int SHORTEST = ColumnKeys.HEADER_LENGTH + Siv.OVERHEAD + 1;

  private final Encryption encryption;
  private final ColumnEncoding encoding;
  private final ColumnKeys<Siv> keys;

  AesSivColumn(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    this.encryption = encryption;
    this.encoding = new ColumnEncoding(place, encryption);
    Bytes domain = Domain.of(place, encryption.domain());
    this.keys =
        new ColumnKeys<>(place, encryption, NOTHING, key, ring, dataKey -> dataKey.siv(domain));
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
    return encrypt(encoding.encode(value), keys.current());
  }

  private static byte[] encrypt(byte[] encoded, ColumnKeys<Siv>.Version version) {
    return version.cipher().encrypt(encoded, version.associatedData());
  }

  @Override
  public Value decrypt(byte[] stored, RowBinding row) {
    ColumnKeys<Siv>.Version version = keys.of(stored, encryption.suite(), SHORTEST);
    try {
      return encoding.decode(version.cipher().decrypt(stored, version.associatedData()));
    } catch (GeneralSecurityException | NotCanonicalException notAuthentic) {
      throw keys.notAuthentic();
    }
  }

  @Override
  public List<byte[]> searchForms(Value value) {
    byte[] encoded = encoding.encode(value);
    List<byte[]> forms = new ArrayList<>(keys.live().size());
    for (ColumnKeys<Siv>.Version version : keys.live()) {
      forms.add(encrypt(encoded, version));
    }
    return forms;
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
