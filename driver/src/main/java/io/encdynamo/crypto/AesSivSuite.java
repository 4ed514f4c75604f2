package io.encdynamo.crypto;

import io.encdynamo.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Suite 01, for DETERMINISTIC: AES-SIV with a key of 64 bytes for each domain. Equal values of a
 * domain are equal bytes under one key version.
 */
enum AesSivSuite implements Suite {
  INSTANCE;

  @Override
  public String sqlName() {
    return "AES_SIV";
  }

  @Override
  public int code() {
    return 1;
  }

  @Override
  public boolean supports(EncryptionMode mode) {
    return mode == EncryptionMode.DETERMINISTIC;
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
    return true;
  }

  @Override
  public @Nullable String warning() {
    return null;
  }

  @Override
  public ColumnCipher cipher(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    Unsupported.check(encryption, key);
    return new AesSivColumn(place, encryption, key, ring);
  }
}
