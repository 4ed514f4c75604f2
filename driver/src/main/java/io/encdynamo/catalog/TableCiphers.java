package io.encdynamo.catalog;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.ColumnPlace;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ciphers of a registered table's encrypted columns, and the watch over what was planned with
 * them (format page, rule 3): {@link #check} before each request. Safe for use by several threads.
 */
public final class TableCiphers {
  private final Supplier<CatalogSnapshot> snapshots;
  private final TableEntry table;
  private final Map<String, ColumnCipher> byColumn;
  private final Map<String, ColumnCipher> others;
  private volatile Known known;

  /**
   * The keys as these ciphers know them.
   *
   * @param live the versions that are live, or were since the ciphers were made
   * @param stamp another number for other keys
   */
  private record Known(
      CatalogSnapshot snapshot, Map<Id16, KeyEntry> keys, Set<Integer> live, long stamp) {}

  private static Set<Integer> live(Map<Id16, KeyEntry> keys) {
    return keys.values().stream()
        .flatMap(key -> key.live().stream())
        .map(KeyVersion::kvid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private TableCiphers(
      Supplier<CatalogSnapshot> snapshots,
      TableEntry table,
      Map<String, ColumnCipher> byColumn,
      Map<String, ColumnCipher> others,
      Known known) {
    this.snapshots = snapshots;
    this.table = table;
    this.byColumn = byColumn;
    this.others = others;
    this.known = known;
  }

  /**
   * The ciphers of a table of a snapshot. Unwraps no key yet.
   *
   * @param snapshots gives the catalog as it is now, or was within the lease
   */
  static TableCiphers of(
      TableEntry table,
      CatalogSnapshot snapshot,
      KeyRing ring,
      Supplier<CatalogSnapshot> snapshots) {
    Map<Id16, KeyEntry> keys = keys(table, snapshot);
    Map<String, ColumnCipher> byColumn = new LinkedHashMap<>();
    Map<String, ColumnCipher> others = new HashMap<>();
    for (ColumnDefinition column : table.columns()) {
      ColumnPlace place =
          new ColumnPlace(
              table.name(), table.tableId(), column.name(), column.columnId(), column.type());
      for (Encryption encryption : column.encryptions()) {
        ColumnCipher cipher =
            ColumnCipher.of(
                place, encryption, Objects.requireNonNull(keys.get(encryption.keyId())), ring);
        (encryption.equals(column.encryption()) ? byColumn : others).put(column.name(), cipher);
      }
    }
    return new TableCiphers(
        snapshots, table, byColumn, others, new Known(snapshot, keys, live(keys), 0));
  }

  private static Map<Id16, KeyEntry> keys(TableEntry table, CatalogSnapshot snapshot) {
    Map<Id16, KeyEntry> keys = new HashMap<>();
    for (ColumnDefinition column : table.columns()) {
      for (Encryption encryption : column.encryptions()) {
        KeyEntry key = snapshot.key(encryption.keyId());
        if (key == null) {
          throw new IllegalArgumentException("A verified snapshot holds the keys of its columns");
        }
        keys.put(key.keyId(), key);
      }
    }
    return keys;
  }

  public TableEntry table() {
    return table;
  }

  /** Whether no column is encrypted. */
  public boolean isEmpty() {
    return byColumn.isEmpty() && others.isEmpty();
  }

  /** The cipher that the column of exactly this name is written with; null for in clear. */
  public @Nullable ColumnCipher column(String name) {
    return byColumn.get(name);
  }

  /** The cipher of the second form that a column has while its encryption changes; else null. */
  public @Nullable ColumnCipher other(String name) {
    return others.get(name);
  }

  /**
   * Whether a value in clear is believed (format page, rule 5): in a column that is written so, or
   * until the deadline of the change under way.
   */
  public boolean acceptsClear(ColumnDefinition column) {
    OtherForm other = column.other();
    if (column.encryption() == null || other == null || other.encryption() != null) {
      return column.encryption() == null;
    }
    JobEntry job = known.snapshot().job(table.tableId(), column.columnId());
    return job != null && Instant.now().getEpochSecond() < job.until();
  }

  /**
   * Sees that the table is still what it was when the statement was planned, and takes note of new
   * key versions. Looks at the catalog when the lease is over, else costs next to nothing.
   *
   * @throws DriverException 40001 if the table was altered or dropped; else as {@link
   *     Catalog#snapshot}
   */
  public void check() {
    CatalogSnapshot now = snapshots.get();
    CatalogSnapshot before = known.snapshot();
    if (now.epoch() == before.epoch() && now.catalogId().equals(before.catalogId())) {
      return;
    }
    if (!table.equals(now.table(table.name()))) {
      throw new DriverException(ErrorCode.TABLE_CHANGED, table.name());
    }
    learn(now);
  }

  /** A number that is another one once {@link #check} has met other keys. */
  public long stamp() {
    return known.stamp();
  }

  /** The key versions that stored values may have. */
  public Set<Integer> liveVersions() {
    return known.live();
  }

  /** Whether no value is written under another key version than these. */
  public boolean writesOnly(Set<Integer> versions) {
    return known.keys().values().stream()
        .map(KeyEntry::current)
        .allMatch(current -> current == null || versions.contains(current.kvid()));
  }

  /** How long what was checked may be relied on: no attempt of a write lasts longer. */
  public Duration lease() {
    return known.snapshot().lease();
  }

  /**
   * Whether these ciphers do for a statement that is planned with a snapshot: the table is the
   * same, and they take no key version for live that is not.
   */
  boolean fit(CatalogSnapshot snapshot, TableEntry entry) {
    return snapshot.catalogId().equals(known.snapshot().catalogId())
        && entry.equals(table)
        && live(keys(entry, snapshot)).containsAll(known.live());
  }

  private Stream<ColumnCipher> ciphers() {
    return Stream.concat(byColumn.values().stream(), others.values().stream());
  }

  synchronized void learn(CatalogSnapshot now) {
    Known before = known;
    if (now.epoch() <= before.snapshot().epoch()) {
      return;
    }
    Map<Id16, KeyEntry> keys = keys(table, now);
    boolean same = keys.equals(before.keys());
    if (!same) {
      ciphers()
          .forEach(
              cipher ->
                  cipher.learn(Objects.requireNonNull(keys.get(cipher.encryption().keyId()))));
    }
    Set<Integer> live = live(keys);
    live.addAll(before.live());
    known = new Known(now, keys, live, before.stamp() + (same ? 0 : 1));
  }
}
