package io.encdynamo.crypto;

import io.encdynamo.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Suite 02, for RANDOMIZED: AES-256-GCM under a key that is derived for each row, so that a value
 * is bound to its row and random nonces need to last for one row's updates only.
 */
enum RowGcmSuite implements Suite {
  INSTANCE;

  @Override
  public String sqlName() {
    return "ROW_GCM";
  }

  @Override
  public int code() {
    return 2;
  }

  @Override
  public boolean supports(EncryptionMode mode) {
    return mode == EncryptionMode.RANDOMIZED;
  }

  @Override
  public boolean supports(SqlType type) {
    return type.isStorable();
  }

  @Override
  public boolean hasOptions() {
    return true;
  }

  @Override
  public boolean isForeign() {
    return false;
  }

  @Override
  public boolean isSearchable(SqlType type) {
    return false;
  }

  @Override
  public @Nullable String warning() {
    return null;
  }

  @Override
  public ColumnCipher cipher(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    Unsupported.check(encryption, key);
    return new RowGcmColumn(place, encryption, key, ring);
  }
}
