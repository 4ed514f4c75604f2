package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.RootKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * A catalog whose list and entries have all been authenticated.
 *
 * @param stored the manifest's bytes
 */
record Verified(
    RootKey root,
    Manifest manifest,
    Bytes stored,
    SortedMap<EntryId, StoredEntry> entries,
    CatalogSnapshot snapshot) {

  /** Believes a manifest and its entries if they fit each other, both ways, and make sense. */
  static Verified of(RootKey root, Bytes stored, SortedMap<EntryId, StoredEntry> entries)
      throws NotAuthenticException {
    Manifest manifest = Manifest.read(root, stored);
    for (EntryId listed : manifest.entries().keySet()) {
      if (!entries.containsKey(listed)) {
        throw new NotAuthenticException("an entry that the manifest lists is missing");
      }
    }
    for (StoredEntry entry : entries.values()) {
      Bytes hash = manifest.entries().get(entry.id());
      if (hash == null) {
        throw new NotAuthenticException("there is an entry that the manifest does not list");
      }
      if (!hash.equals(entry.hash())) {
        throw new NotAuthenticException("an entry is not the one that the manifest lists");
      }
    }
    return new Verified(root, manifest, stored, entries, snapshot(root, manifest, entries));
  }

  private static CatalogSnapshot snapshot(
      RootKey root, Manifest manifest, SortedMap<EntryId, StoredEntry> entries)
      throws NotAuthenticException {
    List<TableEntry> tables = new ArrayList<>();
    List<KeyEntry> keys = new ArrayList<>();
    for (StoredEntry entry : entries.values()) {
      Id16 id = entry.id().id();
      switch (entry.id().kind()) {
        case TABLE -> tables.add(new TableBody(root, id).read(entry.body()));
        case KEY -> keys.add(KeyBody.read(id, entry.body()));
        case DOMAIN, JOB, VIEW -> throw Fields.malformed();
      }
    }
    tables.sort(Comparator.comparing(TableEntry::name));
    keys.sort(Comparator.comparing(KeyEntry::name));
    CatalogSnapshot snapshot =
        new CatalogSnapshot(manifest.catalogId(), manifest.epoch(), manifest.lease(), tables, keys);
    requireKeys(snapshot);
    return snapshot;
  }

  private static void requireKeys(CatalogSnapshot snapshot) throws NotAuthenticException {
    for (TableEntry table : snapshot.tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (column.encryption() != null && snapshot.key(column.encryption().keyId()) == null) {
          throw Fields.malformed();
        }
      }
    }
  }
}
