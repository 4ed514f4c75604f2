package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IMPORT CATALOG: puts a catalog from elsewhere into the store, where there is none, or an older
 * state of the same.
 */
final class Restoration {
  /** What a transaction of DynamoDB takes, less manifest and root. */
  private static final int MOST_ENTRIES = 98;

  private final CatalogStore store;
  private final String table;
  private final StoredCatalog given;
  private final Verified brought;

  /**
   * @param brought the same, authenticated
   */
  Restoration(CatalogStore store, String table, StoredCatalog given, Verified brought) {
    this.store = store;
    this.table = table;
    this.given = given;
    this.brought = brought;
  }

  /**
   * Tries once.
   *
   * @return false if another writer was faster
   * @throws DriverException 42S01 if another catalog is there; 5E004 if a newer state of it is;
   *     5E003 if what is there has no manifest; 54000 if too much would change at once
   */
  boolean attempt() {
    StoredCatalog there = store.readAll();
    if (there.manifest() == null && there.root() == null) {
      return first(there);
    }
    requireOlder(there);
    Map<String, StoredCatalog.Entry> stored = byName(there);
    List<StoredCatalog.Entry> puts = new ArrayList<>();
    for (StoredCatalog.Entry entry : given.entries()) {
      StoredCatalog.Entry former = stored.remove(entry.entry());
      if (!entry.equals(former)) {
        puts.add(entry);
      }
    }
    StoredCatalog.Root root = brought(given.root());
    return store.commit(
        new CatalogChange(
            there.manifest(),
            brought.stored(),
            root.equals(there.root()) ? null : root,
            puts,
            List.copyOf(stored.keySet())));
  }

  private boolean first(StoredCatalog there) {
    store.createTable();
    List<StoredCatalog.Entry> entries = given.entries();
    int before = Math.max(0, entries.size() - MOST_ENTRIES);
    store.putEntries(entries.subList(0, before));
    Map<String, StoredCatalog.Entry> left = byName(there);
    entries.forEach(entry -> left.remove(entry.entry()));
    return store.commit(
        new CatalogChange(
            null,
            brought.stored(),
            brought(given.root()),
            entries.subList(before, entries.size()),
            List.copyOf(left.keySet())));
  }

  private void requireOlder(StoredCatalog there) {
    StoredCatalog.Root root = there.root();
    Bytes manifest = there.manifest();
    Bytes catalogId = Bytes.of(brought.manifest().catalogId().bytes());
    if (root != null && !root.catalogId().equals(catalogId)) {
      throw new DriverException(
          ErrorCode.TABLE_EXISTS, table, " and holds another catalog than the file");
    }
    if (manifest == null) {
      throw new DriverException(
          ErrorCode.CATALOG_NOT_AUTHENTIC,
          table,
          "its manifest is missing, so its age is not known; delete its table first");
    }
    long epoch = brought.manifest().epoch();
    Long stored = epoch(manifest);
    if (stored != null && stored > epoch) {
      throw Remembered.old(
          table, "the file has epoch " + epoch + ", epoch " + stored + " is there");
    }
    if (stored != null && stored == epoch && !manifest.equals(brought.stored())) {
      throw Remembered.old(table, "the file has epoch " + epoch + " with another content");
    }
  }

  /**
   * The epoch of the manifest that is there; null if it is not authentic, which is to be healed.
   */
  private @Nullable Long epoch(Bytes manifest) {
    try {
      return Manifest.read(brought.root(), manifest).epoch();
    } catch (NotAuthenticException tampered) {
      return null;
    }
  }

  private static StoredCatalog.Root brought(StoredCatalog.@Nullable Root root) {
    if (root == null) {
      throw new IllegalStateException("An authentic catalog has a root key");
    }
    return root;
  }

  private static Map<String, StoredCatalog.Entry> byName(StoredCatalog catalog) {
    Map<String, StoredCatalog.Entry> entries = new HashMap<>();
    catalog.entries().forEach(entry -> entries.put(entry.entry(), entry));
    return entries;
  }
}
