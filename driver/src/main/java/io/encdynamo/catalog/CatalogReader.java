package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrappingKey;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the whole catalog from its store and believes nothing that is not authenticated. */
final class CatalogReader {
  /** A page of items may be older than the manifest behind it if somebody writes meanwhile. */
  private static final int ATTEMPTS = 5;

  private final CatalogStore store;
  private final String table;
  private final WrappingKey master;
  private final Remembered remembered;
  private volatile @Nullable Opened opened;

  private record Opened(StoredCatalog.Root item, RootKey key) {}

  CatalogReader(CatalogStore store, String table, WrappingKey master, Remembered remembered) {
    this.store = store;
    this.table = table;
    this.master = master;
    this.remembered = remembered;
  }

  /**
   * The catalog as it is stored now.
   *
   * @param known what was verified last; null if nothing was. Given back if it is still current
   */
  Verified read(@Nullable Verified known) {
    if (known != null) {
      Remembered.Seen before = remembered.seen();
      if (known.stored().equals(store.readManifest())) {
        remembered.check(before, store.location(), table, known.manifest(), known.stored());
        return known;
      }
    }
    Bytes manifestBefore = null;
    for (int attempt = 1; ; attempt++) {
      Remembered.Seen before = remembered.seen();
      StoredCatalog stored = store.readAll();
      if (isEmpty(stored)) {
        throw missing();
      }
      try {
        Verified verified = verify(stored);
        remembered.check(before, store.location(), table, verified.manifest(), verified.stored());
        return verified;
      } catch (NotAuthenticException wrong) {
        // only a read that nobody wrote into tells a forgery from a change under way
        boolean undisturbed = attempt > 1 && Objects.equals(manifestBefore, stored.manifest());
        if (undisturbed) {
          throw new DriverException(ErrorCode.CATALOG_NOT_AUTHENTIC, table, wrong.reason());
        }
        if (attempt == ATTEMPTS) {
          throw new DriverException(ErrorCode.CONFLICT);
        }
        manifestBefore = store.readManifest();
      }
    }
  }

  /**
   * The catalog as it is stored now, authenticated, however old it is.
   *
   * @throws DriverException 5E003 if it is missing or not authentic
   */
  Verified readWhateverWasSeen() {
    StoredCatalog stored = store.readAll();
    if (isEmpty(stored)) {
      throw missing();
    }
    return verified(stored, "");
  }

  /**
   * What is stored, seen to be authentic and not older than what was seen.
   *
   * @throws DriverException as {@link #read}
   */
  StoredCatalog readStored() {
    Remembered.Seen before = remembered.seen();
    StoredCatalog stored = store.readAll();
    if (isEmpty(stored)) {
      throw missing();
    }
    Verified verified = verified(stored, "");
    remembered.check(before, store.location(), table, verified.manifest(), verified.stored());
    return stored;
  }

  /**
   * Believes a catalog that came from anywhere if it is authentic.
   *
   * @param whose what stands before the reason in the message
   * @throws DriverException 5E002, 5E003
   */
  Verified verified(StoredCatalog stored, String whose) {
    try {
      return verify(stored);
    } catch (NotAuthenticException wrong) {
      throw new DriverException(ErrorCode.CATALOG_NOT_AUTHENTIC, table, whose + wrong.reason());
    }
  }

  private DriverException missing() {
    return new DriverException(
        ErrorCode.CATALOG_MISSING,
        table,
        "nothing is there; run CREATE CATALOG if there never was one, else restore it");
  }

  /**
   * The item of the root key under which the catalog is authentic.
   *
   * @throws DriverException 5E003 if it is missing or not authentic
   */
  StoredCatalog.Root rootItem() {
    readWhateverWasSeen();
    Opened known = opened;
    if (known == null) {
      throw new IllegalStateException("What was verified has a root key");
    }
    return known.item();
  }

  /** Lets go of the root key. */
  void forget() {
    opened = null;
  }

  static boolean isEmpty(StoredCatalog stored) {
    return stored.root() == null && stored.manifest() == null && stored.entries().isEmpty();
  }

  private Verified verify(StoredCatalog stored) throws NotAuthenticException {
    if (stored.root() == null) {
      throw new NotAuthenticException("its root key is missing");
    }
    if (stored.manifest() == null) {
      throw new NotAuthenticException("its manifest is missing");
    }
    RootKey root = open(stored.root());
    TreeMap<EntryId, StoredEntry> entries = new TreeMap<>();
    for (StoredCatalog.Entry item : stored.entries()) {
      StoredEntry entry = StoredEntry.read(root, item.bytes());
      if (!entry.id().sortKey().equals(item.entry()) || entries.put(entry.id(), entry) != null) {
        throw new NotAuthenticException("an entry stands in the place of another");
      }
    }
    Verified verified = Verified.of(root, stored.manifest(), entries);
    requireNames(stored, verified);
    return verified;
  }

  /** The names in clear are for those without keys; with keys they must not say something else. */
  private static void requireNames(StoredCatalog stored, Verified verified)
      throws NotAuthenticException {
    for (StoredCatalog.Entry item : stored.entries()) {
      String name = null;
      for (TableEntry table : verified.snapshot().tables()) {
        if (table.entryId().sortKey().equals(item.entry())) {
          name = table.name();
        }
      }
      if (name == null ? item.name() != null : !name.equals(item.name())) {
        throw new NotAuthenticException("the name beside an entry is not the entry's");
      }
    }
  }

  private RootKey open(StoredCatalog.Root item) throws NotAuthenticException {
    Opened known = opened;
    if (known != null && known.item().equals(item)) {
      return known.key();
    }
    if (item.catalogId().length() != Id16.LENGTH) {
      throw new NotAuthenticException("its root key is malformed");
    }
    RootKey key =
        RootKey.open(
            master,
            Id16.of(item.catalogId().toArray()),
            table,
            new RootKey.Wrapped(item.blob(), item.commit()));
    opened = new Opened(item, key);
    return key;
  }
}
