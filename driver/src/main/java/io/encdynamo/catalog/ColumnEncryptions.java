package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.crypto.Suite;
import io.encdynamo.crypto.Suites;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind ENCRYPTED, with its names looked up. Makes the key {@code default} and domains
 * where they are first named.
 */
final class ColumnEncryptions {
  private final CatalogSnapshot snapshot;
  private final Change change;
  private final Function<Id16, KeyRing> rings;
  private final Id16 defaultKeyId;
  private final List<DomainEntry> domains;
  private @Nullable KeyEntry made;

  /**
   * @param defaultKeyId the id of the key {@code default}, should it be made
   */
  ColumnEncryptions(
      CatalogSnapshot snapshot, Change change, Function<Id16, KeyRing> rings, Id16 defaultKeyId) {
    this.snapshot = snapshot;
    this.change = change;
    this.rings = rings;
    this.defaultKeyId = defaultKeyId;
    this.domains = new ArrayList<>(snapshot.domains());
  }

  /**
   * The encryption that a column asks for; null for none.
   *
   * @param key whether it is a column of the primary key, whose version changes by moving items
   * @throws DriverException 42704 for an unknown key, 5E002 for a dropped one, 42000 for a column
   *     that does not fit its domain, or a key that is not for its suite
   */
  @Nullable Encryption of(TableDefinition.Column column, boolean key) {
    TableDefinition.Encrypted encrypted = column.encrypted();
    if (encrypted == null) {
      return null;
    }
    String name = encrypted.domain();
    DomainEntry domain = name == null ? null : Domains.find(domains, name);
    KeyEntry dataKey = key(encrypted, domain);
    KeyVersion written = dataKey.current();
    if (written == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, "'" + dataKey.name() + "'", "it is dropped");
    }
    Suite suite = encrypted.suite();
    Encryption encryption =
        new Encryption(
            encrypted.mode(),
            suite == null ? Suites.defaultFor(encrypted.mode()) : suite,
            dataKey.keyId(),
            domain == null ? name : domain.name(),
            encrypted.padded(),
            encrypted.blindIndexBits(),
            key ? List.of(written.kvid()) : List.of());
    requireFitting(column.name(), encryption.suite(), dataKey);
    if (domain != null) {
      Domains.requireFit(domain, column, encryption, snapshot);
    } else if (name != null) {
      DomainEntry first = Domains.of(name, column, encryption);
      domains.add(first);
      change.put(first);
    }
    return encryption;
  }

  private static void requireFitting(String column, Suite suite, KeyEntry key) {
    if (suite.isForeign() != key.isFixed()) {
      throw new DriverException(
          ErrorCode.STATEMENT_INVALID,
          key.isFixed()
              ? String.format(
                  Locale.ROOT,
                  "Column '%s': key '%s' is a password of pynamodb_mate and goes with SUITE"
                      + " PYNAMODB_MATE alone; add that, or name another key",
                  column,
                  key.name())
              : String.format(
                  Locale.ROOT,
                  "Column '%s': SUITE %s takes a key of its own; make one with CREATE KEY name"
                      + " USING 'pynamodb-mate:env:VARIABLE', and add KEY name",
                  column,
                  suite.sqlName()));
    }
  }

  private KeyEntry key(TableDefinition.Encrypted encrypted, @Nullable DomainEntry domain) {
    String name = encrypted.key();
    if (name == null && domain != null) {
      KeyEntry shared = snapshot.key(domain.keyId());
      return shared == null && made != null ? made : required(shared, domain.name());
    }
    String wanted = name == null ? Catalog.DEFAULT_KEY : name;
    KeyEntry found = Keys.find(snapshot, wanted);
    if (found == null && Catalog.DEFAULT_KEY.equalsIgnoreCase(wanted)) {
      found = made == null ? makeDefault() : made;
      made = found;
    }
    return required(found, wanted);
  }

  private static KeyEntry required(@Nullable KeyEntry key, String name) {
    if (key == null) {
      throw new DriverException(ErrorCode.KEY_NOT_FOUND, name, "");
    }
    return key;
  }

  private KeyEntry makeDefault() {
    KeyEntry key =
        Keys.make(
            rings.apply(snapshot.catalogId()), Catalog.DEFAULT_KEY, defaultKeyId, null, change);
    change.put(key);
    return key;
  }
}
