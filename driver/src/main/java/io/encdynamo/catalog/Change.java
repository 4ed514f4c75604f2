package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change of a catalog while it is put together. Its epoch is the next one. */
final class Change {
  private final RootKey root;
  private final @Nullable Bytes expected;
  private StoredCatalog.@Nullable Root rootItem;
  private final long epoch;
  private final Bytes previous;
  private final Duration lease;
  private final TreeMap<EntryId, StoredEntry> entries;
  private final List<TableEntry> tables;
  private final List<StoredCatalog.Entry> puts = new ArrayList<>();
  private final List<String> deletes = new ArrayList<>();
  private int nextKvid;

  private Change(
      RootKey root,
      @Nullable Bytes expected,
      StoredCatalog.@Nullable Root rootItem,
      long epoch,
      Bytes previous,
      Duration lease,
      SortedMap<EntryId, StoredEntry> entries,
      List<TableEntry> tables,
      int nextKvid) {
    this.root = root;
    this.expected = expected;
    this.rootItem = rootItem;
    this.epoch = epoch;
    this.previous = previous;
    this.lease = lease;
    this.entries = new TreeMap<>(entries);
    this.tables = tables;
    this.nextKvid = nextKvid;
  }

  /** The first one: a catalog without entries. Version 0 is the root key's. */
  static Change first(RootKey root, StoredCatalog.Root rootItem, Duration lease) {
    return new Change(
        root, null, rootItem, 1, Manifest.NO_PREVIOUS, lease, new TreeMap<>(), List.of(), 1);
  }

  /** One on top of what has been verified. */
  static Change of(Verified base) {
    Manifest manifest = base.manifest();
    return new Change(
        base.root(),
        base.stored(),
        null,
        manifest.epoch() + 1,
        Sha256.of(base.stored()),
        manifest.lease(),
        base.entries(),
        base.snapshot().tables(),
        manifest.nextKvid());
  }

  Id16 catalogId() {
    return root.catalogId();
  }

  /** The tables as they were before. */
  List<TableEntry> tables() {
    return tables;
  }

  /** The number of a key version that no other has or had. */
  int takeKvid() {
    return nextKvid++;
  }

  /**
   * @throws DriverException 0A000 for one that is attached as a restore
   */
  void put(TableEntry table) {
    boolean restore = tables.stream().anyMatch(t -> t.isRestore() && t.name().equals(table.name()));
    if (restore || table.isRestore()) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "A change of table '" + table.name() + "', which is attached as a restore,",
          "change the table that it was restored from");
    }
    EntryId id = new EntryId(EntryKind.TABLE, table.tableId());
    StoredEntry entry =
        StoredEntry.write(root, id, epoch, new TableBody(root, table.tableId()).write(table));
    put(entry, table.name());
  }

  /** Attaches a table under an entry of its own. */
  void put(RestoreBody restore, Id16 entryId) {
    EntryId id = new EntryId(EntryKind.TABLE, entryId);
    put(StoredEntry.write(root, id, epoch, restore.write()), restore.name());
  }

  void put(KeyEntry key) {
    EntryId id = new EntryId(EntryKind.KEY, key.keyId());
    put(StoredEntry.write(root, id, epoch, KeyBody.write(key)), null);
  }

  void put(JobEntry job) {
    EntryId id = new EntryId(EntryKind.JOB, job.jobId());
    put(StoredEntry.write(root, id, epoch, JobBody.write(job)), null);
  }

  void put(DomainEntry domain) {
    put(
        StoredEntry.write(root, DomainBody.id(domain.name()), epoch, DomainBody.write(domain)),
        null);
  }

  private void put(StoredEntry entry, @Nullable String name) {
    entries.put(entry.id(), entry);
    puts.add(new StoredCatalog.Entry(entry.id().sortKey(), entry.bytes(), name));
  }

  /** The root key, wrapped anew; it is still the same key. */
  void put(StoredCatalog.Root rewrapped) {
    rootItem = rewrapped;
  }

  void delete(EntryId id) {
    entries.remove(id);
    deletes.add(id.sortKey());
  }

  boolean isEmpty() {
    return puts.isEmpty() && deletes.isEmpty() && rootItem == null;
  }

  /** What the store is to write. */
  CatalogChange toStore() {
    return new CatalogChange(expected, manifest(), rootItem, puts, deletes);
  }

  /** What the catalog is once that is written. */
  Verified toVerified() {
    try {
      return Verified.of(root, manifest(), entries);
    } catch (NotAuthenticException impossible) {
      throw new IllegalStateException("A change must leave an authentic catalog", impossible);
    }
  }

  private Bytes manifest() {
    TreeMap<EntryId, Bytes> hashes = new TreeMap<>();
    entries.forEach((id, entry) -> hashes.put(id, entry.hash()));
    return new Manifest(root.catalogId(), epoch, previous, nextKvid, lease, hashes).write(root);
  }
}
