package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.crypto.SingleFlight;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
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
  private final WrappingKey master;
  private final KeyProviders providers;
  private final Catalog.Settings settings;
  private final Pins pins;
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
      Pins pins,
      LongSupplier clock) {
    this.store = store;
    this.table = table;
    this.master = master;
    this.providers = providers;
    this.settings = settings;
    this.pins = pins;
    this.clock = clock;
    this.reader = new CatalogReader(store, table, master, pins);
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
        && pins.seen().epoch(manifest.catalogId()) <= manifest.epoch();
  }

  private Known read() {
    Known known = newest.get();
    long begun = clock.getAsLong();
    return accept(reader.read(known == null ? null : known.verified()), begun);
  }

  private Known accept(Verified verified, long begun) {
    Known read = new Known(verified, begun);
    newest.updateAndGet(known -> known == null || known.isOlderThan(verified) ? read : known);
    return read;
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
    pins.remember(store.location(), verified.manifest(), Sha256.of(verified.stored()));
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
