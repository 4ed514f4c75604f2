package io.encdynamo.session.ddl;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.WriteOutcome;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.StoredRow;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Brings stored values into the form that is written now, while others read and write: scans for
 * what is in another, writes each item on the condition that it has not changed, and scans again
 * until a strongly consistent scan finds nothing. Interrupted, it goes on where it ended when it is
 * run again.
 */
final class Conversion {
  private static final int ITEMS_AT_A_TIME = 100;
  private static final int MOST_FRUITLESS = 20;

  private final Context context;
  private final CancelSignal signal;
  private final TableShape shape;
  private final TableCiphers ciphers;
  private final List<String> columns;
  private final Runnable beforePass;

  /**
   * @param table as the catalog has it now
   * @param columns whose values are converted
   * @param beforePass is run before each scan
   */
  Conversion(
      Context context,
      CancelSignal signal,
      TableEntry table,
      List<String> columns,
      Runnable beforePass) {
    CatalogSnapshot snapshot = context.catalog().snapshot();
    this.context = context;
    this.signal = signal;
    this.shape = TableShape.declared(table, 0);
    this.ciphers = context.catalog().ciphers(snapshot, table);
    this.columns = columns;
    this.beforePass = beforePass;
  }

  /** Rewrites the values in their items. */
  void rewrite() {
    List<String> read = new ArrayList<>(columns);
    read.add(Read.ROW);
    untilNothingIsLeft(read, this::rewritten);
  }

  /** Moves the items, since the columns are of the primary key. */
  void move() {
    untilNothingIsLeft(List.of(Read.ITEM, Read.ROW), (row, item) -> new Write.Move(shape, item));
  }

  private Write rewritten(Value[] row, StoredRow item) {
    List<Write.Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Value value = row[i].force();
      if (value != MissingValue.MISSING || shape.column(columns.get(i)).hidesNull()) {
        assignments.add(new Write.Assignment(AttributePath.of(columns.get(i)), value));
      }
    }
    return new Write.Update(
        shape, item, assignments, List.of(), new ServerFilter.Unchanged(item, columns));
  }

  private void untilNothingIsLeft(
      List<String> read, BiFunction<Value[], StoredRow, Write> conversion) {
    int fruitless = 0;
    while (true) {
      beforePass.run();
      Pass pass = pass(read, conversion);
      if (pass.found == 0) {
        return;
      }
      fruitless = pass.written == 0 ? fruitless + 1 : 0;
      if (fruitless == MOST_FRUITLESS) {
        throw new DriverException(ErrorCode.CONFLICT);
      }
    }
  }

  /** What one scan found in another form, and how much of it was converted. */
  private record Pass(long found, long written) {}

  private Pass pass(List<String> read, BiFunction<Value[], StoredRow, Write> conversion) {
    long found = 0;
    long written = 0;
    try (RowCursor rows = context.client().read(outdated(read), ciphers, reads())) {
      List<Write> writes = new ArrayList<>();
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        found++;
        writes.add(conversion.apply(row, (StoredRow) row[row.length - 1]));
        if (writes.size() == ITEMS_AT_A_TIME) {
          written += write(writes);
          writes.clear();
        }
      }
      written += write(writes);
    }
    return new Pass(found, written);
  }

  private Read outdated(List<String> read) {
    List<ServerFilter> outdated = new ArrayList<>();
    columns.forEach(column -> outdated.add(new ServerFilter.Outdated(column)));
    return new Read(
        shape, read, new ScanPath(null, parallelism()), new ServerFilter.Or(outdated), true, 0);
  }

  /** In strict typing: what is none of its column's type must not be lost. */
  private ReadContext reads() {
    return new ReadContext(signal, new ReadContext.Options(true, 0, parallelism(), false));
  }

  private int parallelism() {
    return context.settings().get(ConnectionProperties.PARALLELISM);
  }

  private long write(List<Write> writes) {
    long written = 0;
    for (WriteOutcome outcome :
        context.client().writeAll(writes, ciphers, signal, parallelism(), true)) {
      if (outcome instanceof WriteOutcome.Failed failed) {
        throw failed.error();
      }
      written += outcome instanceof WriteOutcome.Written one ? one.items() : 0;
    }
    return written;
  }
}
