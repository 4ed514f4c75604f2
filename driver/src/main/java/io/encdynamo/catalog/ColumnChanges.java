package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyVersion;
import io.encdynamo.crypto.Suites;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes how a column of a table with items is encrypted, one state after the other. Whoever goes
 * from one to the next waits two leases between them, and converts all items before the last. To
 * ask again for a state that is reached changes nothing. All methods throw, besides what {@link
 * Catalog} says: 42S02 and 42S22 for what is not there.
 */
public final class ColumnChanges {
  private final KeyedCatalog catalog;

  ColumnChanges(KeyedCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * SET ENCRYPTED or DROP ENCRYPTION begins: both forms are read from now on.
   *
   * @param column of exactly this name
   * @param target null for in clear
   * @param until when values in clear stop being accepted, in seconds since 1970
   * @return the job, which is the one that runs already if it does the same; empty if the column is
   *     like that
   * @throws DriverException 55006 if another change of the column runs; 0A000 for a change that
   *     cannot be made in place; else as {@link Catalog#createTable}
   */
  public Optional<JobEntry> begin(
      String table, String column, TableDefinition.@Nullable Encrypted target, long until) {
    Id16 jobId = Id16.random();
    Id16 defaultKeyId = Id16.random();
    return catalog.change(
        (snapshot, change) -> {
          TableEntry entry = table(snapshot, table);
          ColumnDefinition before = column(entry, column);
          Encryption wanted =
              target == null
                  ? null
                  : encryption(snapshot, change, entry, before, target, defaultKeyId);
          JobEntry running = snapshot.job(entry.tableId(), before.columnId());
          if (running != null) {
            return Optional.of(continued(running, before, wanted, until, change));
          }
          if (Objects.equals(before.encryption(), wanted)) {
            return Optional.empty();
          }
          requireInPlace(entry, before, wanted);
          JobEntry job =
              new JobEntry(
                  jobId,
                  wanted == null ? JobEntry.Kind.DROP_ENCRYPTION : JobEntry.Kind.SET_ENCRYPTED,
                  entry.tableId(),
                  before.columnId(),
                  JobEntry.State.READING,
                  until);
          change.put(job);
          change.put(with(entry, before.encrypted(before.encryption(), new OtherForm(wanted))));
          return Optional.of(job);
        });
  }

  private Encryption encryption(
      CatalogSnapshot snapshot,
      Change change,
      TableEntry table,
      ColumnDefinition column,
      TableDefinition.Encrypted target,
      Id16 defaultKeyId) {
    TableDefinition.Column wanted =
        new TableDefinition.Column(column.name(), column.type(), column.notNull(), null, target);
    Definitions.encryption(wanted);
    for (ColumnDefinition variant : table.columnsIgnoringCase(column.name())) {
      if (!variant.name().equals(column.name())) {
        throw new DriverException(ErrorCode.ENCRYPTED_NAME_CASE, variant.name(), column.name());
      }
    }
    return Objects.requireNonNull(
        new ColumnEncryptions(snapshot, change, catalog::ring, defaultKeyId).of(wanted, false));
  }

  private static JobEntry continued(
      JobEntry running,
      ColumnDefinition column,
      @Nullable Encryption wanted,
      long until,
      Change change) {
    OtherForm other = column.other();
    Encryption target =
        running.state() == JobEntry.State.READING && other != null
            ? other.encryption()
            : column.encryption();
    if (!Objects.equals(target, wanted)) {
      throw new DriverException(
          ErrorCode.IN_USE,
          "Column '" + column.name() + "'",
          "another change of its encryption is not finished; run that again first");
    }
    JobEntry later = running.until(Math.max(until, running.until()));
    change.put(later);
    return later;
  }

  private static void requireInPlace(
      TableEntry table, ColumnDefinition column, @Nullable Encryption wanted) {
    Encryption now = column.encryption();
    if (table.isKey(column.name())) {
      throw unsupported(
          column,
          "a column of the primary key",
          "make a new table, and INSERT INTO it what SELECT gives");
    }
    for (IndexDefinition index : table.indexes()) {
      if (index.isKey(column.name()) || index.isKey(ColumnDefinition.COMPANION + column.name())) {
        throw unsupported(column, "a key of index '" + index.name() + "'", "drop the index first");
      }
    }
    if (now == null && column.onceEncrypted()) {
      throw unsupported(
          column,
          "in clear and was encrypted before",
          "values in clear could be old ones; write it to a new column or table");
    }
    if (now != null
        && wanted != null
        && now.suite() == wanted.suite()
        && now.keyId().equals(wanted.keyId())) {
      throw unsupported(
          column,
          "encrypted with that key and suite already",
          "name another KEY, so that old and new values can be told apart");
    }
    if (wanted == null
        && now != null
        && now.suite() == Suites.PYNAMODB_MATE
        && (column.type().kind() == SqlType.Kind.BINARY
            || column.type().kind() == SqlType.Kind.ANY
            || column.type().kind() == SqlType.Kind.CODEC)) {
      throw unsupported(
          column,
          "of bytes that do not say whether they are encrypted",
          "make a new table, and INSERT INTO it what SELECT gives");
    }
    if (wanted != null && wanted.suite() != Suites.defaultFor(wanted.mode())) {
      throw unsupported(column, "not encrypted with that suite", "leave SUITE out");
    }
  }

  private static DriverException unsupported(ColumnDefinition column, String is, String way) {
    return new DriverException(
        ErrorCode.NOT_SUPPORTED,
        String.format(Locale.ROOT, "This change of column '%s', which is %s,", column.name(), is),
        way);
  }

  /** The new form is written from now on. */
  public JobEntry write(JobEntry job) {
    return catalog.change(
        (snapshot, change) -> {
          JobEntry now = running(snapshot, job);
          if (now.state() == JobEntry.State.WRITING) {
            return now;
          }
          TableEntry table = table(snapshot, job.tableId());
          ColumnDefinition column = column(table, job.columnId());
          OtherForm target = Objects.requireNonNull(column.other());
          change.put(
              with(
                  table,
                  column.encrypted(target.encryption(), new OtherForm(column.encryption()))));
          JobEntry next = now.in(JobEntry.State.WRITING);
          change.put(next);
          return next;
        });
  }

  /** Values in clear are accepted longer. */
  public JobEntry extend(JobEntry job, long until) {
    return catalog.change(
        (snapshot, change) -> {
          JobEntry later = running(snapshot, job).until(until);
          change.put(later);
          return later;
        });
  }

  /** The old form is not read any more; that no item has it is the caller's to see to. */
  public void end(JobEntry job) {
    catalog.change(
        (snapshot, change) -> {
          running(snapshot, job);
          TableEntry table = table(snapshot, job.tableId());
          ColumnDefinition column = column(table, job.columnId());
          change.put(with(table, column.encrypted(column.encryption(), null)));
          change.delete(new EntryId(EntryKind.JOB, job.jobId()));
          return job;
        });
  }

  private static JobEntry running(CatalogSnapshot snapshot, JobEntry job) {
    JobEntry now = snapshot.job(job.tableId(), job.columnId());
    if (now == null || !now.jobId().equals(job.jobId())) {
      throw new DriverException(ErrorCode.CONFLICT);
    }
    return now;
  }

  /**
   * REENCRYPT of key columns begins: they are looked up under the key's current version too.
   *
   * @return the table as it is then
   */
  public TableEntry readCurrentVersions(String table, List<String> columns) {
    return versions(
        table,
        columns,
        (now, current) -> {
          List<Integer> versions = new ArrayList<>(now);
          if (!now.contains(current)) {
            versions.add(current);
          }
          return versions;
        });
  }

  /** Key columns are written under the newest of the versions that they are looked up under. */
  public TableEntry writeCurrentVersions(String table, List<String> columns) {
    return versions(
        table,
        columns,
        (now, current) -> {
          List<Integer> versions = new ArrayList<>(now);
          Integer newest = Collections.max(now, Integer::compareUnsigned);
          versions.remove(newest);
          versions.add(0, newest);
          return versions;
        });
  }

  /** Key columns are looked up under one version alone; that no item has another is checked. */
  public TableEntry keepWrittenVersions(String table, List<String> columns) {
    return versions(table, columns, (now, current) -> List.of(now.get(0)));
  }

  /** Other versions of a key column. */
  private interface VersionChange {
    List<Integer> apply(List<Integer> now, int current);
  }

  private TableEntry versions(String name, List<String> columns, VersionChange versionChange) {
    return catalog.change(
        (snapshot, change) -> {
          TableEntry table = table(snapshot, name);
          TableEntry changed = table;
          for (String column : columns) {
            ColumnDefinition before = column(table, column);
            Encryption encryption = Objects.requireNonNull(before.encryption());
            KeyEntry key = Objects.requireNonNull(snapshot.key(encryption.keyId()));
            KeyVersion current = key.current();
            if (current == null) {
              throw new DriverException(
                  ErrorCode.KEY_NOT_AVAILABLE, "'" + key.name() + "'", "it is dropped");
            }
            List<Integer> next = versionChange.apply(encryption.versions(), current.kvid());
            changed = with(changed, before.encrypted(encryption.withVersions(next), null));
          }
          if (!changed.equals(table)) {
            change.put(changed);
          }
          return changed;
        });
  }

  private static TableEntry with(TableEntry table, ColumnDefinition changed) {
    UnaryOperator<ColumnDefinition> replaced =
        column -> column.columnId() == changed.columnId() ? changed : column;
    return new TableEntry(
        table.name(),
        table.tableId(),
        table.columns().stream().map(replaced).toList(),
        table.partitionKey(),
        table.sortKey(),
        table.indexes(),
        table.nextColumnId());
  }

  private static TableEntry table(CatalogSnapshot snapshot, String name) {
    TableEntry table = snapshot.table(name);
    if (table == null) {
      throw new DriverException(ErrorCode.TABLE_NOT_FOUND, name, "");
    }
    return table;
  }

  private static TableEntry table(CatalogSnapshot snapshot, Id16 tableId) {
    TableEntry table = snapshot.table(tableId);
    if (table == null) {
      throw new DriverException(ErrorCode.CONFLICT);
    }
    return table;
  }

  private static ColumnDefinition column(TableEntry table, String name) {
    ColumnDefinition column = table.column(name);
    if (column == null) {
      throw new DriverException(ErrorCode.COLUMN_NOT_FOUND, name, "");
    }
    return column;
  }

  private static ColumnDefinition column(TableEntry table, int columnId) {
    for (ColumnDefinition column : table.columns()) {
      if (column.columnId() == columnId) {
        return column;
      }
    }
    throw new DriverException(ErrorCode.CONFLICT);
  }
}
