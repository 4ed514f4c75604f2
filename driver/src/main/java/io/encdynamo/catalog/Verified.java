package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.RootKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Id16, RestoreBody> restores = new LinkedHashMap<>();
    List<KeyEntry> keys = new ArrayList<>();
    List<DomainEntry> domains = new ArrayList<>();
    List<JobEntry> jobs = new ArrayList<>();
    for (StoredEntry entry : entries.values()) {
      Id16 id = entry.id().id();
      switch (entry.id().kind()) {
        case TABLE -> {
          if (RestoreBody.isOne(entry.body())) {
            restores.put(id, RestoreBody.read(entry.body()));
          } else {
            tables.add(new TableBody(root, id).read(entry.body()));
          }
        }
        case KEY -> keys.add(KeyBody.read(id, entry.body()));
        case DOMAIN -> domains.add(DomainBody.read(entry.id(), entry.body()));
        case JOB -> jobs.add(JobBody.read(id, entry.body()));
        case VIEW -> throw Fields.malformed();
      }
    }
    addRestores(tables, restores);
    tables.sort(Comparator.comparing(TableEntry::name));
    keys.sort(Comparator.comparing(KeyEntry::name));
    domains.sort(Comparator.comparing(DomainEntry::name));
    CatalogSnapshot snapshot =
        new CatalogSnapshot(
            manifest.catalogId(), manifest.epoch(), manifest.lease(), tables, keys, domains, jobs);
    requireKeys(snapshot);
    return snapshot;
  }

  /** A restored table has the definition of the table it was restored from. */
  private static void addRestores(List<TableEntry> tables, Map<Id16, RestoreBody> restores)
      throws NotAuthenticException {
    Map<Id16, TableEntry> originals = new HashMap<>();
    tables.forEach(table -> originals.put(table.tableId(), table));
    for (Map.Entry<Id16, RestoreBody> restore : restores.entrySet()) {
      TableEntry original = originals.get(restore.getValue().original());
      if (original == null) {
        throw Fields.malformed();
      }
      tables.add(original.restoredAs(restore.getValue().name(), restore.getKey()));
    }
  }

  private static void requireKeys(CatalogSnapshot snapshot) throws NotAuthenticException {
    for (TableEntry table : snapshot.tables()) {
      for (ColumnDefinition column : table.columns()) {
        for (Encryption encryption : column.encryptions()) {
          if (!hasKeys(encryption, snapshot)) {
            throw Fields.malformed();
          }
        }
      }
    }
  }

  private static boolean hasKeys(Encryption encryption, CatalogSnapshot snapshot) {
    KeyEntry key = snapshot.key(encryption.keyId());
    String domain = encryption.domain();
    return key != null
        && encryption.versions().stream().allMatch(kvid -> key.version(kvid) != null)
        && (domain == null
            || snapshot.domains().stream().anyMatch(entry -> entry.name().equals(domain)));
  }
}
