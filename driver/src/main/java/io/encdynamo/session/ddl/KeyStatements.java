package io.encdynamo.session.ddl;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.KeyChanges;
import io.encdynamo.catalog.Keys;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CREATE, ALTER and DROP KEY. Each may be run again after a failure, and goes on where it ended.
 */
final class KeyStatements {
  private final Context context;
  private final CancelSignal signal;
  private final Leases leases;

  KeyStatements(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
    this.leases = new Leases(context, signal);
  }

  void create(Definition.CreateKey create) {
    context.catalog().createKey(create.key().text(), create.uri(), create.ifNotExists());
  }

  /** A new version: read by everybody for two leases before anybody writes it. */
  void rotate(Definition.RotateKey rotate) {
    KeyEntry key = changes().addVersion(rotate.key().text());
    leases.awaitTwo();
    changes().writePending(key.name());
  }

  void rewrap(Definition.RewrapKey rewrap) {
    changes().rewrap(rewrap.key().text(), rewrap.uri());
  }

  /** A version goes when nobody writes it any more and no item has a value of it. */
  void retire(Definition.RetireKeyVersion retire) {
    int kvid = kvid(retire);
    CatalogSnapshot snapshot = context.catalog().refresh();
    KeyEntry key = named(snapshot, retire.key().text());
    KeyChanges.requireRetirable(key, kvid, snapshot.tables());
    leases.awaitTwo();
    for (TableEntry table : context.catalog().refresh().tables()) {
      requireUnused(table, key, kvid);
    }
    changes().retireVersion(key.name(), kvid);
  }

  private static int kvid(Definition.RetireKeyVersion retire) {
    if (retire.version() < 1 || retire.version() > 0xFFFF_FFFFL) {
      throw new DriverException(
          ErrorCode.KEY_NOT_FOUND, retire.key().text() + " version " + retire.version(), "");
    }
    return (int) retire.version();
  }

  private static KeyEntry named(CatalogSnapshot snapshot, String name) {
    KeyEntry key = Keys.find(snapshot, name);
    if (key == null) {
      throw new DriverException(ErrorCode.KEY_NOT_FOUND, name, "");
    }
    return key;
  }

  private void requireUnused(TableEntry table, KeyEntry key, int kvid) {
    List<ServerFilter> under = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      Encryption encryption = column.encryption();
      if (encryption != null && encryption.keyId().equals(key.keyId())) {
        under.add(new ServerFilter.UnderVersion(column.name(), kvid));
      }
    }
    if (!under.isEmpty() && hasItems(table, new ServerFilter.Or(under))) {
      throw new DriverException(
          ErrorCode.IN_USE,
          String.format(
              Locale.ROOT, "Version %s of key '%s'", Integer.toUnsignedString(kvid), key.name()),
          "table '" + table.name() + "' has values under it; ALTER TABLE ... REENCRYPT first");
    }
  }

  private boolean hasItems(TableEntry table, ServerFilter filter) {
    TableShape shape = TableShape.declared(table, 0);
    int segments = context.settings().get(ConnectionProperties.PARALLELISM);
    Read read =
        new Read(
            shape, List.of(shape.partitionKey()), new ScanPath(null, segments), filter, true, 1);
    ReadContext reads = new ReadContext(signal, new ReadContext.Options(false, 0, segments, false));
    try (RowCursor rows =
        context
            .client()
            .read(read, context.catalog().ciphers(context.catalog().snapshot(), table), reads)) {
      return rows.next() != null;
    }
  }

  /** Writing stops two leases before the key is deleted, so that nothing is written for nobody. */
  void drop(Definition.DropKey drop) {
    KeyEntry key = Keys.find(context.catalog().refresh(), drop.key().text());
    if (key == null) {
      if (drop.ifExists()) {
        return;
      }
      throw new DriverException(ErrorCode.KEY_NOT_FOUND, drop.key().text(), "");
    }
    if (!drop.confirmation().equals(key.name())) {
      throw new DriverException(
          ErrorCode.STATEMENT_INVALID,
          "What stands behind CONFIRM is not the name of key '"
              + key.name()
              + "'; all values under it are lost, so write it out");
    }
    if (!key.isDropped()) {
      changes().stopWriting(key.name());
      leases.awaitTwo();
    }
    changes().drop(key.name());
  }

  private KeyChanges changes() {
    return context.catalog().keyChanges();
  }
}
