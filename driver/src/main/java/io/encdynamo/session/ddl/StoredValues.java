package io.encdynamo.session.ddl;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Suite;
import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.context.Context;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a table holds before it is registered, where columns are declared ENCRYPTED. */
final class StoredValues {
  /** Items whose values are decrypted: enough to notice a wrong password or type. */
  private static final int SAMPLE = 20;

  private final Context context;
  private final CancelSignal signal;

  StoredValues(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  /**
   * No item may hold a value there: it cannot be ciphertext yet. Only under a suite of another
   * program it may be that program's, and then is bytes.
   *
   * @throws DriverException 42S01 if there is one
   */
  void refuseInClear(TableDefinition definition, TableShape stored) {
    List<ServerFilter> held = new ArrayList<>();
    for (TableDefinition.Column column : definition.columns()) {
      TableDefinition.Encrypted encrypted = column.encrypted();
      if (encrypted != null) {
        AttributePath path = AttributePath.of(column.name());
        Suite suite = encrypted.suite();
        held.add(
            suite != null && suite.isForeign()
                ? new ServerFilter.IsPlaintext(path)
                : new ServerFilter.Not(new ServerFilter.IsNull(path)));
      }
    }
    if (held.isEmpty()) {
      return;
    }
    Read read = read(stored, List.of(stored.partitionKey()), held, 1);
    try (RowCursor rows = context.client().read(read, null, reads())) {
      if (rows.next() != null) {
        throw differs(
            definition.name(),
            "it holds items in clear where a column is declared ENCRYPTED. Make a table of another"
                + " name and INSERT INTO it what SELECT gives");
      }
    }
  }

  /**
   * Decrypts some of the values that are there already, so that a wrong password or type is known
   * at once and not at the first query.
   *
   * @throws DriverException 42S01 if one cannot be decrypted; 5E002 if its key is not available
   */
  void requireReadable(TableEntry entry) {
    for (ColumnDefinition column : entry.columns()) {
      if (isForeign(column.encryption())) {
        requireReadable(entry, column.name());
      }
    }
  }

  private void requireReadable(TableEntry entry, String column) {
    CatalogSnapshot snapshot = context.catalog().snapshot();
    TableCiphers ciphers = context.catalog().ciphers(snapshot, entry);
    List<ServerFilter> held =
        List.of(new ServerFilter.Not(new ServerFilter.IsNull(AttributePath.of(column))));
    Read read = read(TableShape.declared(entry, 0), List.of(column), held, SAMPLE);
    try (RowCursor rows = context.client().read(read, ciphers, reads())) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        row[0].force();
      }
    } catch (DriverException failure) {
      if (failure.code() == ErrorCode.NOT_AUTHENTIC) {
        throw differs(
            entry.name(),
            "a value of column "
                + column
                + " is no value of its type under its key; check DETERMINISTIC or RANDOMIZED, the"
                + " type, and the password behind the key");
      }
      throw failure;
    }
  }

  private static boolean isForeign(@Nullable Encryption encryption) {
    return encryption != null && encryption.suite().isForeign();
  }

  private static Read read(
      TableShape table, List<String> columns, List<ServerFilter> any, long limit) {
    ServerFilter filter = any.size() == 1 ? any.get(0) : new ServerFilter.Or(any);
    return new Read(table, columns, new ScanPath(null, 1), filter, true, limit);
  }

  private ReadContext reads() {
    return new ReadContext(signal, new ReadContext.Options(false, 0, 1, false));
  }

  private static DriverException differs(String table, String how) {
    return new DriverException(ErrorCode.TABLE_DIFFERS, table, how);
  }
}
