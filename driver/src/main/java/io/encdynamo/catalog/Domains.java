package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Domains by name, and whether a column fits into one. */
final class Domains {
  private Domains() {}

  /**
   * The domain of a name: an exact match first, then one in any case; null if there is none.
   *
   * @throws DriverException 42000 if several differ from the name in case alone
   */
  static @Nullable DomainEntry find(List<DomainEntry> domains, String name) {
    List<DomainEntry> found =
        domains.stream().filter(domain -> domain.name().equals(name)).toList();
    if (found.isEmpty()) {
      found = domains.stream().filter(domain -> domain.name().equalsIgnoreCase(name)).toList();
    }
    if (found.size() > 1) {
      throw new DriverException(
          ErrorCode.COLUMN_AMBIGUOUS,
          name,
          String.join(", ", found.stream().map(DomainEntry::name).toList()));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /** The record that a column makes of its domain by being the first in it. */
  static DomainEntry of(String name, TableDefinition.Column column, Encryption encryption) {
    return new DomainEntry(
        name,
        encryption.keyId(),
        column.type().unlimited(),
        encryption.padded(),
        encryption.blindIndexBits());
  }

  /**
   * Returns if a column fits.
   *
   * @throws DriverException 42000 saying in what it does not
   */
  static void requireFit(
      DomainEntry domain,
      TableDefinition.Column column,
      Encryption encryption,
      CatalogSnapshot snapshot) {
    if (!encryption.keyId().equals(domain.keyId())) {
      KeyEntry key = snapshot.key(domain.keyId());
      throw unfit(column, domain, "KEY " + (key == null ? "?" : key.name()));
    }
    if (!column.type().unlimited().equals(domain.type())) {
      throw unfit(column, domain, "the type " + domain.type().sql());
    }
    if (encryption.padded() != domain.padded()) {
      throw unfit(column, domain, domain.padded() ? "PADDED" : "no PADDED");
    }
    if (encryption.blindIndexBits() != domain.blindIndexBits()) {
      throw unfit(
          column,
          domain,
          domain.blindIndexBits() == 0
              ? "DETERMINISTIC"
              : "RANDOMIZED with BLIND INDEX (" + domain.blindIndexBits() + ")");
    }
  }

  private static DriverException unfit(
      TableDefinition.Column column, DomainEntry domain, String wanted) {
    return new DriverException(
        ErrorCode.STATEMENT_INVALID,
        String.format(
            Locale.ROOT,
            "Column '%s' does not fit into DOMAIN '%s', which has %s; declare that, or another"
                + " domain",
            column.name(),
            domain.name(),
            wanted));
  }
}
