package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store in memory that does as DynamoDB does, and lets a test do as an attacker does. */
final class MemoryStore implements CatalogStore {
  private static final AtomicLong PLACES = new AtomicLong();

  private final String place = "memory " + PLACES.incrementAndGet();
  private boolean exists;
  private StoredCatalog.@Nullable Root root;
  private @Nullable Bytes manifest;
  private TreeMap<String, StoredCatalog.Entry> entries = new TreeMap<>();
  final AtomicInteger manifestReads = new AtomicInteger();
  final AtomicInteger fullReads = new AtomicInteger();
  final AtomicInteger commits = new AtomicInteger();

  /** Runs before the next commit, as another writer would. */
  @Nullable Runnable beforeCommit;

  /** Runs in the next full read between its entries and its manifest, as another writer would. */
  @Nullable Runnable duringRead;

  @Override
  public String location() {
    return place;
  }

  @Override
  public synchronized boolean exists() {
    return exists;
  }

  @Override
  public synchronized void createTable() {
    exists = true;
  }

  @Override
  public synchronized @Nullable Bytes readManifest() {
    manifestReads.incrementAndGet();
    return manifest;
  }

  @Override
  public StoredCatalog readAll() {
    fullReads.incrementAndGet();
    List<StoredCatalog.Entry> read;
    synchronized (this) {
      read = List.copyOf(entries.values());
    }
    Runnable writer = duringRead;
    duringRead = null;
    if (writer != null) {
      writer.run();
    }
    synchronized (this) {
      return new StoredCatalog(root, manifest, read);
    }
  }

  @Override
  public synchronized void putEntries(List<StoredCatalog.Entry> items) {
    items.forEach(item -> entries.put(item.entry(), item));
  }

  @Override
  public boolean commit(CatalogChange change) {
    Runnable writer = beforeCommit;
    beforeCommit = null;
    if (writer != null) {
      writer.run();
    }
    return write(change);
  }

  private synchronized boolean write(CatalogChange change) {
    commits.incrementAndGet();
    Bytes expected = change.expectedManifest();
    if (expected == null ? manifest != null || root != null : !expected.equals(manifest)) {
      return false;
    }
    manifest = change.manifest();
    if (change.root() != null) {
      root = change.root();
    }
    change.deletes().forEach(entries::remove);
    change.puts().forEach(entry -> entries.put(entry.entry(), entry));
    return true;
  }

  synchronized StoredCatalog content() {
    return new StoredCatalog(root, manifest, List.copyOf(entries.values()));
  }

  /** Puts back, or puts in, whatever somebody with access to the table can. */
  synchronized void overwrite(StoredCatalog content) {
    exists = true;
    root = content.root();
    manifest = content.manifest();
    entries = new TreeMap<>();
    content.entries().forEach(entry -> entries.put(entry.entry(), entry));
  }

  void alter(UnaryOperator<StoredCatalog> attack) {
    overwrite(attack.apply(content()));
  }

  synchronized void deleteTable() {
    overwrite(new StoredCatalog(null, null, List.of()));
    exists = false;
  }
}
