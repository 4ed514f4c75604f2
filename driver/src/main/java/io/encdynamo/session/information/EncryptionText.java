package io.encdynamo.session.information;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.Suites;
import org.jspecify.annotations.Nullable;

/** How a column is encrypted, as SQL and in words. */
final class EncryptionText {
  private EncryptionText() {}

  /** As CREATE TABLE has it, or nothing for a column in clear. */
  static String sql(ColumnDefinition column, @Nullable CatalogSnapshot snapshot) {
    Encryption encryption = column.encryption();
    if (encryption == null) {
      return "";
    }
    return "ENCRYPTED "
        + encryption.mode()
        + " KEY "
        + Quoting.name(keyName(encryption, snapshot))
        + (encryption.domain() == null ? "" : " DOMAIN " + Quoting.name(encryption.domain()))
        + (encryption.suite() == Suites.defaultFor(encryption.mode())
            ? ""
            : " SUITE " + encryption.suite().sqlName())
        + (encryption.hasBlindIndex() ? " BLIND INDEX (" + encryption.blindIndexBits() + ")" : "")
        + (encryption.padded() ? " PADDED" : "");
  }

  static String keyName(Encryption encryption, @Nullable CatalogSnapshot snapshot) {
    KeyEntry key = snapshot == null ? null : snapshot.key(encryption.keyId());
    return key == null ? "?" : key.name();
  }
}
