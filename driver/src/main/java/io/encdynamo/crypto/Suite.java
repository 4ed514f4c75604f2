package io.encdynamo.crypto;

import io.encdynamo.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A way to turn a value into stored bytes. What a stored value may use comes from the authenticated
 * catalog entry; the first byte of a value only repeats it.
 */
public sealed interface Suite permits AesSivSuite, RowGcmSuite, PynamodbMateSuite {

  /** Its name in SQL and in the catalog. */
  String sqlName();

  /** The first byte of its values; 0 if they have no header. */
  int code();

  boolean supports(EncryptionMode mode);

  /** Whether it has a form for values of a type. */
  boolean supports(SqlType type);

  /** Whether PADDED, DOMAIN and BLIND INDEX mean something to it. */
  boolean hasOptions();

  /**
   * Whether it is another program's: that program's passwords are its keys, and no others, and
   * values may be there before the table is registered.
   */
  boolean isForeign();

  /** Whether all forms of a value of a DETERMINISTIC column can be listed, to look for it. */
  boolean isSearchable(SqlType type);

  /** What whoever uses it should know; null for nothing. */
  @Nullable String warning();

  ColumnCipher cipher(ColumnPlace place, Encryption encryption, KeyEntry key, KeyRing ring);
}
