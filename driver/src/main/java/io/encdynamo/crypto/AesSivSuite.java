package io.encdynamo.crypto;

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
  public ColumnCipher cipher(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring) {
    Unsupported.check(encryption);
    return new AesSivColumn(place, encryption, key, ring);
  }
}
