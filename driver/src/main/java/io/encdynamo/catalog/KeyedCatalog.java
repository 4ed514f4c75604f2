package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.MasterKey;
import io.encdynamo.crypto.Rewrapping;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.crypto.SingleFlight;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrappingKey;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The catalog of somebody who has its master key: reads within the lease, and changes. */
final class KeyedCatalog implements AutoCloseable {
  private static final int ATTEMPTS = 12;
  private static final int LONGEST_PAUSE_MILLIS = 200;

  private final CatalogStore store;
  private final String table;
  private final MasterKey master;
  private final KeyProviders providers;
  private final Catalog.Settings settings;
  private final Remembered remembered;
  private final LongSupplier clock;
  private final CatalogReader reader;
  private final SingleFlight<String, Known> reading = new SingleFlight<>();
  private final AtomicReference<@Nullable Known> newest = new AtomicReference<>();
  private final AtomicReference<@Nullable KeyRing> ring = new AtomicReference<>();
  private volatile boolean closed;

  /** What was verified, and when its reading began (by the monotonic clock, in ns). */
  private record Known(Verified verified, long readAt) {
    boolean isOlderThan(Verified other) {
      return !verified.manifest().catalogId().equals(other.manifest().catalogId())
          || verified.manifest().epoch() <= other.manifest().epoch();
    }
  }

  /** Puts a change together; may run again if another writer was faster. */
  interface Step<T> {
    T apply(CatalogSnapshot snapshot, Change change);
  }

  KeyedCatalog(
      CatalogStore store,
      String table,
      WrappingKey master,
      KeyProviders providers,
      Catalog.Settings settings,
      Remembered remembered,
      LongSupplier clock) {
    this.store = store;
    this.table = table;
    this.master = new MasterKey(master);
    this.providers = providers;
    this.settings = settings;
    this.remembered = remembered;
    this.clock = clock;
    this.reader = new CatalogReader(store, table, this.master, remembered);
  }

  CatalogSnapshot snapshot() {
    requireOpen();
    Known known = newest.get();
    if (known == null || !isFresh(known)) {
      known = reading.run(table, this::read);
    }
    return known.verified().snapshot();
  }

  CatalogSnapshot refresh() {
    requireOpen();
    return read().verified().snapshot();
  }

  private boolean isFresh(Known known) {
    Manifest manifest = known.verified().manifest();
    Duration lease = manifest.lease();
    Duration refresh = settings.refresh();
    Duration allowed = refresh != null && refresh.compareTo(lease) < 0 ? refresh : lease;
    return clock.getAsLong() - known.readAt() < allowed.toNanos()
        && remembered.epoch(manifest.catalogId()) <= manifest.epoch();
  }

  private Known read() {
    Known known = newest.get();
    long begun = clock.getAsLong();
    return accept(reader.read(known == null ? null : known.verified()), begun);
  }

  private Known accept(Verified verified, long begun) {
    Known read = new Known(verified, begun);
    newest.updateAndGet(
        known ->
            known == null || known.isOlderThan(verified) || isPastWhatWasAccepted(known)
                ? read
                : known);
    return read;
  }

  /** Whether somebody has accepted an older state since. */
  private boolean isPastWhatWasAccepted(Known known) {
    Manifest manifest = known.verified().manifest();
    return remembered.epoch(manifest.catalogId()) < manifest.epoch();
  }

  /**
   * ALTER CATALOG REWRAP.
   *
   * @return how many data keys went with the root key
   */
  int rewrap(String uri) {
    WrappingKey next = open(uri);
    try {
      int keys = change((snapshot, change) -> rewrap(snapshot, change, next));
      master.succeedBy(next);
      if (closed) {
        master.close();
      }
      return keys;
    } catch (RuntimeException failure) {
      next.close();
      throw failure;
    }
  }

  private WrappingKey open(String uri) {
    try {
      return providers.named(uri);
    } catch (KeyDeniedException denied) {
      throw new DriverException(
          denied, ErrorCode.KEY_NOT_AVAILABLE, "behind USING", denied.reason());
    }
  }

  private int rewrap(CatalogSnapshot snapshot, Change change, WrappingKey next) {
    Rewrapping rewrapping = new Rewrapping(snapshot.catalogId(), master, next);
    StoredCatalog.Root item = reader.rootItem();
    RootKey.Wrapped root = rewrapping.root(table, new RootKey.Wrapped(item.blob(), item.commit()));
    change.put(new StoredCatalog.Root(item.catalogId(), root.blob(), root.commitment()));
    int keys = 0;
    for (KeyEntry key : snapshot.keys()) {
      if (key.provider() == null) {
        change.put(rewrapping.key(key));
        keys++;
      }
    }
    return keys;
  }

  /** EXPORT CATALOG. */
  StoredCatalog export() {
    requireOpen();
    return reader.readStored();
  }

  /** IMPORT CATALOG. */
  void restore(StoredCatalog given) {
    requireOpen();
    Verified brought = reader.verified(given, "in the file, ");
    Restoration restoration = new Restoration(store, table, given, brought);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (restoration.attempt()) {
        newest.set(null);
        return;
      }
      pause(attempt);
    }
    throw new DriverException(ErrorCode.CONFLICT);
  }

  /** ALTER CATALOG ACCEPT. */
  CatalogSnapshot accept() {
    requireOpen();
    long begun = clock.getAsLong();
    Verified verified = reader.readWhateverWasSeen();
    remembered.accept(store.location(), Pin.of(verified.manifest(), verified.stored()));
    newest.set(new Known(verified, begun));
    return verified.snapshot();
  }

  boolean create(boolean ifNotExists, Duration lease) {
    requireOpen();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!CatalogReader.isEmpty(store.readAll())) {
        refresh();
        if (!ifNotExists) {
          throw new DriverException(
              ErrorCode.TABLE_EXISTS,
              table,
              " and holds a catalog; CREATE CATALOG IF NOT EXISTS accepts that");
        }
        return false;
      }
      store.createTable();
      Change first = first(lease);
      long begun = clock.getAsLong();
      if (store.commit(first.toStore())) {
        written(first, begun);
        return true;
      }
      pause(attempt);
    }
    throw new DriverException(ErrorCode.CONFLICT);
  }

  private Change first(Duration lease) {
    Id16 catalogId = Id16.random();
    RootKey.Wrapped wrapped = RootKey.create(master, catalogId, table);
    RootKey root = RootKey.open(master, catalogId, table, wrapped);
    StoredCatalog.Root item =
        new StoredCatalog.Root(Bytes.of(catalogId.bytes()), wrapped.blob(), wrapped.commitment());
    return Change.first(root, item, lease);
  }

  /**
   * Changes the catalog; where another writer was faster, reads again and tries again.
   *
   * @throws DriverException 40001 if that does not help
   */
  <T> T change(Step<T> step) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      requireOpen();
      Verified base = read().verified();
      Change change = Change.of(base);
      T result = step.apply(base.snapshot(), change);
      if (change.isEmpty()) {
        return result;
      }
      long begun = clock.getAsLong();
      if (store.commit(change.toStore())) {
        written(change, begun);
        return result;
      }
      pause(attempt);
    }
    throw new DriverException(ErrorCode.CONFLICT);
  }

  private void written(Change change, long begun) {
    Verified verified = change.toVerified();
    remembered.remember(store.location(), Pin.of(verified.manifest(), verified.stored()));
    accept(verified, begun);
  }

  private static void pause(int attempt) {
    int most = Math.min(LONGEST_PAUSE_MILLIS, 5 << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, most));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DriverException(ErrorCode.CANCELLED);
    }
  }

  /**
   * The keys of a catalog.
   *
   * @throws DriverException 40001 if the catalog has been replaced by another since
   */
  KeyRing ring(Id16 catalogId) {
    requireOpen();
    KeyRing held = ring.get();
    if (held != null && held.catalogId().equals(catalogId)) {
      return held;
    }
    Known known = newest.get();
    if (known == null || !known.verified().manifest().catalogId().equals(catalogId)) {
      throw new DriverException(ErrorCode.CONFLICT);
    }
    KeyRing made = new KeyRing(catalogId, master, providers, settings.keyCache());
    if (!ring.compareAndSet(held, made)) {
      return ring(catalogId);
    }
    if (held != null) {
      held.close();
    }
    if (closed) {
      made.close();
    }
    return made;
  }

  private void requireOpen() {
    if (closed) {
      throw new DriverException(ErrorCode.OBJECT_CLOSED, "connection");
    }
  }

  @Override
  public void close() {
    closed = true;
    newest.set(null);
    reader.forget();
    KeyRing held = ring.getAndSet(null);
    if (held != null) {
      held.close();
    }
    master.close();
  }
}
