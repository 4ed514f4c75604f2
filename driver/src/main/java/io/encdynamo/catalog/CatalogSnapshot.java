package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole catalog at one epoch, every entry authenticated. Immutable.
 *
 * @param lease how long it may be used without looking again
 * @param tables by name
 * @param keys by name
 * @param domains by name
 * @param jobs changes that are under way
 */
public record CatalogSnapshot(
    Id16 catalogId,
    long epoch,
    Duration lease,
    List<TableEntry> tables,
    List<KeyEntry> keys,
    List<DomainEntry> domains,
    List<JobEntry> jobs) {

  public CatalogSnapshot {
    tables = List.copyOf(tables);
    keys = List.copyOf(keys);
    domains = List.copyOf(domains);
    jobs = List.copyOf(jobs);
  }

  /** The table of exactly this name. */
  public @Nullable TableEntry table(String name) {
    for (TableEntry table : tables) {
      if (table.name().equals(name)) {
        return table;
      }
    }
    return null;
  }

  /** The table of this id; those attached as its restores have the same. */
  public @Nullable TableEntry table(Id16 tableId) {
    for (TableEntry table : tables) {
      if (table.tableId().equals(tableId) && !table.isRestore()) {
        return table;
      }
    }
    return null;
  }

  /** The names of the tables that are attached as restores of one. */
  public List<String> restoresOf(TableEntry original) {
    return tables.stream()
        .filter(table -> table.isRestore() && table.tableId().equals(original.tableId()))
        .map(TableEntry::name)
        .toList();
  }

  /** The tables of this name in any case. */
  public List<TableEntry> tablesIgnoringCase(String name) {
    return tables.stream().filter(table -> table.name().equalsIgnoreCase(name)).toList();
  }

  /** The key of exactly this name. */
  public @Nullable KeyEntry key(String name) {
    for (KeyEntry key : keys) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    return null;
  }

  /** The change of a column that is under way; null for none. */
  public @Nullable JobEntry job(Id16 tableId, int columnId) {
    for (JobEntry job : jobs) {
      if (job.columnId() == columnId && job.tableId().equals(tableId)) {
        return job;
      }
    }
    return null;
  }

  /** The keys of this name in any case. */
  public List<KeyEntry> keysIgnoringCase(String name) {
    return keys.stream().filter(key -> key.name().equalsIgnoreCase(name)).toList();
  }

  /** The key of this id. */
  public @Nullable KeyEntry key(Id16 keyId) {
    for (KeyEntry key : keys) {
      if (key.keyId().equals(keyId)) {
        return key;
      }
    }
    return null;
  }
}
