package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.JavaRuntime;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyProviders;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrappingKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of one connection or pool. Safe for use by several threads. Methods that read or
 * write throw, besides what the store throws: 5E003 if keys are set and the catalog is missing or
 * not authentic, or if no keys are set; 5E004 if it is older than seen before; 5E002 if the master
 * key is another one; 28000 if the provider refuses it; 40001 if other writers were faster again
 * and again; 0A000 if it is of a newer format.
 */
public final class Catalog implements AutoCloseable {
  /** The key of columns that name none; made when it is first used. */
  public static final String DEFAULT_KEY = "default";

  private static final Duration LONGEST_LEASE = Duration.ofHours(1);
  private static final Duration EXISTENCE = Duration.ofSeconds(60);

  private final CatalogStore store;
  private final String tableName;
  private final Settings settings;
  private final LongSupplier clock;
  private final @Nullable KeyedCatalog keyed;
  private volatile @Nullable Existence existence;
  private final ConcurrentHashMap<Id16, TableCiphers> ciphers = new ConcurrentHashMap<>();

  /**
   * How a connection uses its catalog.
   *
   * @param refresh the longest time between two looks; may only shorten the lease; null for the
   *     lease itself
   * @param keyCache how long an unwrapped key is kept
   * @param pin the file that remembers the newest state seen; null for the JVM's memory alone
   */
  public record Settings(@Nullable Duration refresh, Duration keyCache, @Nullable Path pin) {
    /** Settings without a file. */
    public Settings(@Nullable Duration refresh, Duration keyCache) {
      this(refresh, keyCache, null);
    }
  }

  private record Existence(boolean exists, long readAt) {}

  private Catalog(
      CatalogStore store,
      String tableName,
      Settings settings,
      LongSupplier clock,
      @Nullable KeyedCatalog keyed) {
    this.store = store;
    this.tableName = tableName;
    this.settings = settings;
    this.clock = clock;
    this.keyed = keyed;
  }

  /**
   * A catalog that is not read yet.
   *
   * @param tableName the catalog's table in DynamoDB; bound to the root key
   * @param master the key that opens it, from {@code keys}; null if none is set. Closed with the
   *     catalog
   * @throws DriverException 08001 on a Java runtime that cannot be trusted with encryption
   */
  public static Catalog open(
      CatalogStore store,
      String tableName,
      @Nullable WrappingKey master,
      KeyProviders providers,
      Settings settings) {
    JavaRuntime.requireSound();
    return open(store, tableName, master, providers, settings, Pins.JVM, System::nanoTime);
  }

  static Catalog open(
      CatalogStore store,
      String tableName,
      @Nullable WrappingKey master,
      KeyProviders providers,
      Settings settings,
      Pins pins,
      LongSupplier clock) {
    Path file = settings.pin();
    Remembered remembered = new Remembered(pins, file == null ? null : new PinFile(file));
    KeyedCatalog keyed =
        master == null
            ? null
            : new KeyedCatalog(store, tableName, master, providers, settings, remembered, clock);
    return new Catalog(store, tableName, settings, clock, keyed);
  }

  /** Whether {@code keys} is set. Without, only {@link #tableExists} is of use. */
  public boolean hasKeys() {
    return keyed != null;
  }

  /**
   * Whether the catalog's table exists. Without keys that means: warn, and refuse writes with
   * 5E003. Looked up again after the refresh time (60 s unless set).
   */
  public boolean tableExists() {
    Existence known = existence;
    Duration refresh = settings.refresh();
    long allowed = (refresh == null ? EXISTENCE : refresh).toNanos();
    if (known == null || clock.getAsLong() - known.readAt() >= allowed) {
      long begun = clock.getAsLong();
      known = new Existence(store.exists(), begun);
      existence = known;
    }
    return known.exists();
  }

  /**
   * CREATE CATALOG: makes the table if need be, a root key and an empty list.
   *
   * @param lease in whole seconds, 1 to 3600
   * @return false if there was one and {@code ifNotExists} allows that; it has been verified
   * @throws DriverException 42S01 if there is one; 22023 for another lease; 5E002 without keys;
   *     else as everywhere
   */
  public boolean create(boolean ifNotExists, Duration lease) {
    if (lease.toSeconds() < 1
        || lease.compareTo(LONGEST_LEASE) > 0
        || !lease.equals(Duration.ofSeconds(lease.toSeconds()))) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "The lease", "it must be 1 to 3600 whole seconds");
    }
    KeyedCatalog catalog = keyed;
    if (catalog == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "of catalog '" + tableName + "'",
          "no master key is set; set the connection property keys");
    }
    return catalog.create(ifNotExists, lease);
  }

  /**
   * The catalog as it is now, or was seen within the lease. Cheap to call before each request: the
   * same object is given as long as nothing changed.
   */
  public CatalogSnapshot snapshot() {
    return keyed().snapshot();
  }

  /** Reads again whatever the lease says. */
  public CatalogSnapshot refresh() {
    return keyed().refresh();
  }

  /**
   * ALTER CATALOG REWRAP: puts the root key, and with it all data keys without USING, under another
   * master key, in one change. This object goes on with it; whoever opens the catalog anew has to
   * name it.
   *
   * @param uri the master key from now on
   * @return how many data keys went with the root key
   * @throws DriverException 5E002 if the provider is not listed in {@code providers}, has no such
   *     key, or refuses it; 54000 if there are more keys than one change may have
   */
  public int rewrap(String uri) {
    return keyed().rewrap(uri);
  }

  /** EXPORT CATALOG: what is stored, authenticated. Its keys are wrapped. */
  public StoredCatalog export() {
    return keyed().export();
  }

  /**
   * IMPORT CATALOG: stores a catalog that was exported, if it is authentic, and there is none, or
   * the same one in a state that is not newer, or damaged. What has been seen before is not
   * forgotten: if it was newer, the catalog has to be accepted too.
   *
   * @throws DriverException 5E002 if it is under another master key, or of a table of another name;
   *     5E003 if it is not authentic; 5E004 if a newer state is there; 42S01 if another catalog is;
   *     54000 if too much would change at once
   */
  public void restore(StoredCatalog catalog) {
    keyed().restore(catalog);
  }

  /**
   * ALTER CATALOG ACCEPT: takes the catalog that is stored for the newest one, after a restore. It
   * has to be authentic all the same.
   *
   * @return what was accepted
   */
  public CatalogSnapshot accept() {
    return keyed().accept();
  }

  /**
   * CREATE KEY.
   *
   * @param using the URI of USING; null for the master key of the catalog
   * @return the key, new or (with {@code ifNotExists}) the one of this name
   * @throws DriverException 42710 if the name is taken in any case; 5E002 if the provider is not
   *     listed in {@code providers}, has no such key, or refuses it
   */
  public KeyEntry createKey(String name, @Nullable String using, boolean ifNotExists) {
    Id16 keyId = Id16.random();
    KeyedCatalog catalog = keyed();
    return catalog.change(
        (snapshot, change) -> {
          KeyEntry there = Keys.find(snapshot, name);
          if (there != null) {
            if (ifNotExists || there.keyId().equals(keyId)) {
              return there;
            }
            throw new DriverException(ErrorCode.KEY_EXISTS, there.name());
          }
          KeyEntry key = Keys.make(catalog.ring(snapshot.catalogId()), name, keyId, using, change);
          change.put(key);
          return key;
        });
  }

  /** ROTATE, RETIRE, REWRAP and DROP KEY, state by state. */
  public KeyChanges keyChanges() {
    return new KeyChanges(keyed());
  }

  /** SET and DROP ENCRYPTION, and other versions of key columns, state by state. */
  public ColumnChanges columnChanges() {
    return new ColumnChanges(keyed());
  }

  /**
   * Registers a table. Makes the key {@code default} if a column needs it. The table in DynamoDB is
   * the caller's; registering it first lets nobody write it in clear.
   *
   * @throws DriverException 42S01 if the name is listed; 42704 for an unknown key; 5E005 for a
   *     RANDOMIZED key or index column; 42939 for reserved or confusable names; 42000 for a
   *     definition that makes no sense; 0A000 for what is not there yet
   */
  public TableEntry createTable(TableDefinition definition) {
    Definitions.check(definition);
    KeyedCatalog catalog = keyed();
    return catalog.change(new Registration(definition, catalog::ring));
  }

  /**
   * In what a listed table differs from a definition, to be put behind "exists with another
   * definition:"; null if in nothing.
   */
  public static @Nullable String difference(
      CatalogSnapshot snapshot, TableEntry table, TableDefinition definition) {
    return Difference.between(snapshot, table, definition);
  }

  /**
   * ATTACH TABLE: lists a table that was restored from a backup of another one. Values are bound to
   * the original's tableId, so they are read with its definition and keys; what is not of it fails
   * authentication.
   *
   * @param restored the restored table's name in DynamoDB
   * @param original exactly the name of the table it was restored from
   * @throws DriverException 42S02 if the list has no such original; 42S01 if the name is listed
   */
  public TableEntry attach(String restored, String original) {
    Id16 entryId = Id16.random();
    return keyed()
        .change(
            (snapshot, change) -> {
              TableEntry table = snapshot.table(original);
              if (table == null || table.isRestore()) {
                throw new DriverException(ErrorCode.TABLE_NOT_FOUND, original, "");
              }
              TableEntry there = snapshot.table(restored);
              TableEntry attached = table.restoredAs(restored, entryId);
              if (there != null && !there.entryId().equals(attached.entryId())) {
                throw new DriverException(ErrorCode.TABLE_EXISTS, restored, " in the catalog");
              }
              if (there == null) {
                change.put(new RestoreBody(restored, table.tableId()), entryId);
              }
              return attached;
            });
  }

  /**
   * Takes a table off the list. The table in DynamoDB is the caller's, and goes first: while it is
   * there it must not look unregistered.
   *
   * @throws DriverException 42S02 if the list has no table of exactly this name; 2BP01 if others
   *     are attached as its restores
   */
  public void dropTable(String name) {
    keyed()
        .change(
            (snapshot, change) -> {
              TableEntry table = snapshot.table(name);
              if (table == null) {
                throw new DriverException(ErrorCode.TABLE_NOT_FOUND, name, "");
              }
              requireUnattached(snapshot, table);
              change.delete(table.entryId());
              for (JobEntry job : snapshot.jobs()) {
                if (!table.isRestore() && job.tableId().equals(table.tableId())) {
                  change.delete(new EntryId(EntryKind.JOB, job.jobId()));
                }
              }
              return table;
            });
  }

  /**
   * Sees that no table is attached as a restore of one that is to go.
   *
   * @throws DriverException 2BP01
   */
  public static void requireUnattached(CatalogSnapshot snapshot, TableEntry table) {
    List<String> restores = table.isRestore() ? List.of() : snapshot.restoresOf(table);
    if (!restores.isEmpty()) {
      throw new DriverException(ErrorCode.TABLE_ATTACHED, table.name(), restores.get(0));
    }
  }

  /**
   * The ciphers of a table of a snapshot, which go on to know its keys as they become. The same
   * object is given as long as it does.
   *
   * @throws DriverException 40001 if another catalog has taken the place of the snapshot's
   */
  public TableCiphers ciphers(CatalogSnapshot snapshot, TableEntry table) {
    KeyedCatalog catalog = keyed();
    TableCiphers known = ciphers.get(table.entryId().id());
    if (known != null && known.fit(snapshot, table)) {
      known.learn(snapshot);
      return known;
    }
    KeyRing ring = catalog.ring(snapshot.catalogId());
    TableCiphers made = TableCiphers.of(table, snapshot, ring, catalog::snapshot);
    ciphers.put(table.entryId().id(), made);
    return made;
  }

  /** The unwrapped keys of the catalog as it is now. */
  public KeyRing keyRing() {
    return keyed().ring(snapshot().catalogId());
  }

  private KeyedCatalog keyed() {
    if (keyed == null) {
      throw new DriverException(
          ErrorCode.CATALOG_MISSING,
          tableName,
          "without a master key it cannot be read; set the connection property keys");
    }
    return keyed;
  }

  /** Wipes the keys. May be called twice. */
  @Override
  public void close() {
    ciphers.clear();
    if (keyed != null) {
      keyed.close();
    }
  }
}
