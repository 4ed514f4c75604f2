package io.encdynamo.crypto;

import io.encdynamo.value.SqlType;

/**
 * What Python's pynamodb_mate writes, for tables that it shares or that are still to be moved: the
 * body alone, without header, version or authentication (format page, PYNAMODB_MATE).
 */
enum PynamodbMateSuite implements Suite {
  INSTANCE;

  @Override
  public String sqlName() {
    return "PYNAMODB_MATE";
  }

  @Override
  public int code() {
    return 0;
  }

  @Override
  public boolean supports(EncryptionMode mode) {
    return true;
  }

  @Override
  public boolean supports(SqlType type) {
    return PynamodbMateEncoding.has(type);
  }

  @Override
  public boolean hasOptions() {
    return false;
  }

  @Override
  public boolean isForeign() {
    return true;
  }

  @Override
  public boolean isSearchable(SqlType type) {
    return PynamodbMateEncoding.isSearchable(type);
  }

  @Override
  public String warning() {
    return "Suite PYNAMODB_MATE does not authenticate values: forged, swapped or old ones cannot be"
        + " told from true ones, and its keys have no versions";
  }

  @Override
  public ColumnCipher cipher(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    Unsupported.check(encryption, key);
    return new PynamodbMateColumn(place, encryption, key, ring);
  }
}
