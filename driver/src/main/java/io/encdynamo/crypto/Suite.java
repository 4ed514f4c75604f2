package io.encdynamo.crypto;

/**
 * A way to turn a value into stored bytes. What a stored value may use comes from the authenticated
 * catalog entry; the first byte of a value only repeats it.
 */
public sealed interface Suite permits AesSivSuite, RowGcmSuite {

  /** Its name in SQL and in the catalog. */
  String sqlName();

  /** The first byte of its values. */
  int code();

  boolean supports(EncryptionMode mode);

  ColumnCipher cipher(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring);
}
