package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.Suite;
import io.encdynamo.crypto.Suites;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what a listed table differs from a definition. Names things, never the text of a DEFAULT. */
final class Difference {
  private Difference() {}

  /** The first difference; null if there is none. */
  static @Nullable String between(
      CatalogSnapshot snapshot, TableEntry table, TableDefinition definition) {
    if (!table.partitionKey().equals(definition.partitionKey())
        || !Objects.equals(table.sortKey(), definition.sortKey())) {
      return "its primary key is another one";
    }
    for (TableDefinition.Column wanted : definition.columns()) {
      ColumnDefinition column = table.column(wanted.name());
      if (column == null) {
        return "it has no column '" + wanted.name() + "'";
      }
      if (!column.type().equals(wanted.type())) {
        return "column '" + wanted.name() + "' is of type " + column.type();
      }
      if (column.notNull() != wanted.notNull()
          || !Objects.equals(column.defaultText(), wanted.defaultText())) {
        return "column '" + wanted.name() + "' has another NOT NULL or DEFAULT";
      }
      if (!isSame(snapshot, column.encryption(), wanted.encrypted())) {
        return "column '" + wanted.name() + "' is encrypted in another way";
      }
    }
    for (ColumnDefinition column : table.columns()) {
      if (definition.columns().stream().noneMatch(c -> c.name().equals(column.name()))) {
        return "it also has column '" + column.name() + "'";
      }
    }
    return table.indexes().equals(definition.indexes()) ? null : "its indexes are others";
  }

  private static boolean isSame(
      CatalogSnapshot snapshot,
      @Nullable Encryption is,
      TableDefinition.@Nullable Encrypted wanted) {
    if (is == null || wanted == null) {
      return is == null && wanted == null;
    }
    Suite suite = wanted.suite();
    String name = wanted.key();
    String domainName = wanted.domain();
    DomainEntry domain = domainName == null ? null : Domains.find(snapshot.domains(), domainName);
    KeyEntry key =
        name == null && domain != null
            ? snapshot.key(domain.keyId())
            : Keys.find(snapshot, name == null ? Catalog.DEFAULT_KEY : name);
    return is.mode() == wanted.mode()
        && is.suite() == (suite == null ? Suites.defaultFor(wanted.mode()) : suite)
        && key != null
        && is.keyId().equals(key.keyId())
        && Objects.equals(is.domain(), domain == null ? domainName : domain.name())
        && is.padded() == wanted.padded()
        && is.blindIndexBits() == wanted.blindIndexBits();
  }
}
