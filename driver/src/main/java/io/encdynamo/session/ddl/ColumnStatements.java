package io.encdynamo.session.ddl;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnChanges;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.JobEntry;
import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Suites;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.bind.Unsupported;
import io.encdynamo.session.context.Context;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SET ENCRYPTED, DROP ENCRYPTION and REENCRYPT, while others read and write. Each may be run again
 * after a failure, and goes on where it ended.
 */
final class ColumnStatements {
  private static final Duration STANDARD_DEADLINE = Duration.ofHours(24);
  private static final int MOST_HOURS = 24 * 365;

  private final Context context;
  private final CancelSignal signal;
  private final Leases leases;

  ColumnStatements(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
    this.leases = new Leases(context, signal);
  }

  void set(Definition.SetEncrypted set) {
    change(
        set.table(),
        set.column(),
        DefinitionReader.encrypted(set.encrypted()),
        deadline(set.options()));
  }

  void drop(Definition.DropEncryption drop) {
    change(drop.table(), drop.column(), null, STANDARD_DEADLINE);
  }

  private static Duration deadline(List<Statement.Option> options) {
    Duration deadline = STANDARD_DEADLINE;
    for (Statement.Option option : options) {
      if (!option.name().text().equalsIgnoreCase("deadline_hours")
          || !(option.value() instanceof Expression.Literal literal)
          || literal.kind() != Expression.Literal.Kind.INTEGER
          || literal.text().length() > 4
          || Integer.parseInt(literal.text()) < 1
          || Integer.parseInt(literal.text()) > MOST_HOURS) {
        throw Unsupported.at(
            option.name(),
            "Option " + option.name().text(),
            "WITH (deadline_hours = 1 to " + MOST_HOURS + ") is");
      }
      deadline = Duration.ofHours(Integer.parseInt(literal.text()));
    }
    return deadline;
  }

  private void change(
      QualifiedName table,
      Identifier name,
      TableDefinition.@Nullable Encrypted target,
      Duration deadline) {
    TableEntry entry = table(table);
    String column = column(entry, name);
    ColumnChanges changes = context.catalog().columnChanges();
    changes
        .begin(entry.name(), column, target, after(deadline))
        .ifPresent(job -> run(job, column, deadline));
  }

  private void run(JobEntry job, String column, Duration deadline) {
    ColumnChanges changes = context.catalog().columnChanges();
    leases.awaitTwo();
    JobEntry writing = changes.write(job);
    leases.awaitTwo();
    TableEntry changed = Objects.requireNonNull(context.catalog().refresh().table(job.tableId()));
    new Conversion(
            context,
            signal,
            changed,
            List.of(column),
            () -> changes.extend(writing, after(deadline)))
        .rewrite();
    changes.end(writing);
  }

  private static long after(Duration time) {
    return Instant.now().plus(time).getEpochSecond();
  }

  /** Values under older key versions are written anew; items whose key has one are moved. */
  void reencrypt(Definition.Reencrypt reencrypt) {
    TableEntry table = table(reencrypt.table());
    List<String> chosen = new ArrayList<>();
    for (Identifier name : reencrypt.columns()) {
      chosen.add(column(table, name));
    }
    List<String> keys = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      Encryption encryption = column.encryption();
      boolean hasVersions = encryption != null && encryption.suite() != Suites.PYNAMODB_MATE;
      if (hasVersions && (chosen.isEmpty() || chosen.contains(column.name()))) {
        (table.isKey(column.name()) ? keys : others).add(column.name());
      } else if (chosen.contains(column.name())) {
        throw new DriverException(
            ErrorCode.STATEMENT_INVALID,
            "Column '" + column.name() + "' is not encrypted under a key with versions");
      }
    }
    if (!keys.isEmpty()) {
      move(table, keys);
    }
    if (!others.isEmpty()) {
      leases.awaitTwo();
      TableEntry now = Objects.requireNonNull(context.catalog().refresh().table(table.tableId()));
      new Conversion(context, signal, now, others, () -> {}).rewrite();
    }
  }

  private void move(TableEntry table, List<String> keys) {
    ColumnChanges changes = context.catalog().columnChanges();
    if (isCurrent(changes.readCurrentVersions(table.name(), keys), keys)) {
      return;
    }
    leases.awaitTwo();
    TableEntry written = changes.writeCurrentVersions(table.name(), keys);
    leases.awaitTwo();
    new Conversion(context, signal, written, keys, () -> {}).move();
    changes.keepWrittenVersions(table.name(), keys);
  }

  private static boolean isCurrent(TableEntry table, List<String> keys) {
    return keys.stream()
        .map(table::column)
        .map(Objects::requireNonNull)
        .map(ColumnDefinition::encryption)
        .allMatch(encryption -> encryption != null && encryption.versions().size() == 1);
  }

  private TableEntry table(QualifiedName name) {
    CatalogSnapshot snapshot = context.catalog().refresh();
    Identifier table = Definitions.tableName(name);
    TableEntry exact = snapshot.table(table.text());
    List<TableEntry> found =
        exact != null || table.quoted() ? List.of() : snapshot.tablesIgnoringCase(table.text());
    if (exact == null && found.size() != 1) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND,
          table.text(),
          Nearest.hint(table.text(), snapshot.tables().stream().map(TableEntry::name).toList()));
    }
    TableEntry entry = exact == null ? found.get(0) : exact;
    if (entry.isRestore()) {
      throw new DriverException(ErrorCode.RESTORE_READ_ONLY, entry.name());
    }
    return entry;
  }

  private static String column(TableEntry table, Identifier name) {
    return DefinitionReader.declared(
        name, table.columns().stream().map(ColumnDefinition::name).toList());
  }
}
