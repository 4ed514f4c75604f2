package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.KeyState;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The life of a data key, one state after the other. Whoever goes from one to the next waits two
 * leases between them (format page, rule 3); to ask again for a state that is reached changes
 * nothing. All methods throw, besides what {@link Catalog} says: 42704 for an unknown key; 5E002
 * for a dropped one, or if a master key is not available; 0A000 for a password of pynamodb_mate,
 * which has no versions.
 */
public final class KeyChanges {
  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private final KeyedCatalog catalog;

  KeyChanges(KeyedCatalog catalog) {
    this.catalog = catalog;
  }

  /** A version that is read and not yet written: the one there is, or a new one. */
  public KeyEntry addVersion(String name) {
    return change(
        name,
        (key, change) -> {
          requireKept(key);
          requireVersions(key, "ROTATE");
          if (key.pending() != null) {
            return key;
          }
          KeyRing ring = catalog.ring(change.catalogId());
          List<KeyVersion> versions = new ArrayList<>(key.versions());
          versions.add(
              ring.newVersion(
                  key.name(), key.keyId(), key.provider(), change.takeKvid(), KeyState.PENDING));
          return with(key, versions);
        });
  }

  /** The pending version is written from now on, the current one is read. */
  public KeyEntry writePending(String name) {
    return change(
        name,
        (key, change) -> {
          requireKept(key);
          return key.pending() == null
              ? key
              : with(
                  key,
                  states(
                      key,
                      state ->
                          switch (state) {
                            case PENDING -> KeyState.CURRENT;
                            case CURRENT -> KeyState.FORMER;
                            case FORMER, RETIRED -> state;
                          }));
        });
  }

  /**
   * A former version is not read any more. That no stored value has it is the caller's to see to.
   *
   * @throws DriverException 42704 if the key has no such version; 55006 if it is written, or about
   *     to be
   */
  public KeyEntry retireVersion(String name, int kvid) {
    return change(
        name,
        (key, change) -> {
          requireRetirable(key, kvid, change.tables());
          List<KeyVersion> versions = new ArrayList<>();
          for (KeyVersion version : key.versions()) {
            versions.add(version.kvid() == kvid ? in(version, KeyState.RETIRED) : version);
          }
          return with(key, versions);
        });
  }

  /**
   * Returns if nothing is written under a version any more.
   *
   * @throws DriverException as {@link #retireVersion}
   */
  public static void requireRetirable(KeyEntry key, int kvid, List<TableEntry> tables) {
    requireVersions(key, "RETIRE VERSION");
    KeyVersion version = key.version(kvid);
    String called = "Version " + Integer.toUnsignedString(kvid) + " of key '" + key.name() + "'";
    if (version == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_FOUND, key.name() + " version " + Integer.toUnsignedString(kvid), "");
    }
    if (version.state() == KeyState.CURRENT || version.state() == KeyState.PENDING) {
      throw new DriverException(
          ErrorCode.IN_USE, called, "new values are written under it; ALTER KEY ... ROTATE first");
    }
    for (TableEntry table : tables) {
      for (ColumnDefinition column : table.columns()) {
        boolean changing =
            column.other() != null
                && column.encryptions().stream()
                    .anyMatch(encryption -> encryption.keyId().equals(key.keyId()));
        if (changing) {
          throw new DriverException(
              ErrorCode.IN_USE,
              called,
              "the encryption of column '"
                  + column.name()
                  + "' of table '"
                  + table.name()
                  + "' is being changed");
        }
        if (column.encryption() != null && column.encryption().versions().contains(kvid)) {
          throw new DriverException(
              ErrorCode.IN_USE,
              called,
              "key column '"
                  + column.name()
                  + "' of table '"
                  + table.name()
                  + "' has it; ALTER TABLE ... REENCRYPT first");
        }
      }
    }
  }

  /** All versions wrapped by another master key, which is that of the key from now on. */
  public KeyEntry rewrap(String name, String provider) {
    return change(
        name,
        (key, change) -> {
          requireKept(key);
          if (key.isFixed() != with(key, provider).isFixed()) {
            throw withoutVersions(key, "REWRAP");
          }
          return catalog.ring(change.catalogId()).rewrapped(key, provider);
        });
  }

  /** No value is written under the key from now on; those there are can still be read. */
  public KeyEntry stopWriting(String name) {
    return change(
        name,
        (key, change) ->
            with(
                key,
                states(
                    key, state -> state == KeyState.RETIRED ? KeyState.RETIRED : KeyState.FORMER)));
  }

  /**
   * The wrapped versions are deleted. The key's name goes with them if no column has the key; else
   * it stays, and says that the key is dropped.
   */
  public void drop(String name) {
    catalog.change(
        (snapshot, change) -> {
          KeyEntry key = required(snapshot, name);
          if (isUsed(key.keyId(), snapshot)) {
            put(key, dropped(key), change);
          } else {
            change.delete(new EntryId(EntryKind.KEY, key.keyId()));
          }
          return key;
        });
  }

  private static boolean isUsed(Id16 keyId, CatalogSnapshot snapshot) {
    return snapshot.tables().stream()
            .flatMap(table -> table.columns().stream())
            .flatMap(column -> column.encryptions().stream())
            .anyMatch(encryption -> encryption.keyId().equals(keyId))
        || snapshot.domains().stream().anyMatch(domain -> domain.keyId().equals(keyId));
  }

  private static KeyEntry dropped(KeyEntry key) {
    return with(
        key,
        key.versions().stream()
            .map(
                version ->
                    new KeyVersion(version.kvid(), KeyState.RETIRED, NOTHING, version.commitment()))
            .toList());
  }

  private interface Transition {
    KeyEntry apply(KeyEntry key, Change change);
  }

  private KeyEntry change(String name, Transition transition) {
    return catalog.change(
        (snapshot, change) -> {
          KeyEntry key = required(snapshot, name);
          return put(key, transition.apply(key, change), change);
        });
  }

  private static KeyEntry put(KeyEntry before, KeyEntry after, Change change) {
    if (!after.equals(before)) {
      change.put(after);
    }
    return after;
  }

  private static KeyEntry required(CatalogSnapshot snapshot, String name) {
    KeyEntry key = Keys.find(snapshot, name);
    if (key == null) {
      throw new DriverException(ErrorCode.KEY_NOT_FOUND, name, "");
    }
    return key;
  }

  private static void requireKept(KeyEntry key) {
    if (key.current() == null) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, "'" + key.name() + "'", "it is dropped");
    }
  }

  /** A password of pynamodb_mate is its own key, and its values do not name a version. */
  private static void requireVersions(KeyEntry key, String what) {
    if (key.isFixed()) {
      throw withoutVersions(key, what);
    }
  }

  private static DriverException withoutVersions(KeyEntry key, String what) {
    return new DriverException(
        ErrorCode.NOT_SUPPORTED,
        what + " of key '" + key.name() + "', for or from a password of pynamodb_mate,",
        "INSERT INTO a table with other keys what SELECT gives");
  }

  private static KeyEntry with(KeyEntry key, String provider) {
    return new KeyEntry(key.name(), key.keyId(), provider, key.versions());
  }

  private static KeyEntry with(KeyEntry key, List<KeyVersion> versions) {
    return new KeyEntry(key.name(), key.keyId(), key.provider(), versions);
  }

  private static List<KeyVersion> states(KeyEntry key, UnaryOperator<KeyState> next) {
    return key.versions().stream()
        .map(version -> in(version, next.apply(version.state())))
        .toList();
  }

  private static KeyVersion in(KeyVersion version, KeyState state) {
    return new KeyVersion(version.kvid(), state, version.wrapped(), version.commitment());
  }
}
