package io.encdynamo.session;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.logical.Refused;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.information.SystemTables;
import io.encdynamo.session.information.TableList;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.OnKeyDenied;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a statement may name: the catalog's, all others of DynamoDB, and our own. */
final class SessionTables implements Tables {
  private final Context context;
  private final @Nullable CatalogSnapshot snapshot;
  private final KeyRefusals refusals;
  private final CancelSignal signal = CancelSignal.unlimited();
  private final TableList list;

  /**
   * @param refusals takes down which columns are refused, of those that the statement names
   */
  SessionTables(Context context, @Nullable CatalogSnapshot snapshot, KeyRefusals refusals) {
    this.context = context;
    this.snapshot = snapshot;
    this.refusals = refusals;
    this.list = new TableList(context, signal);
  }

  @Override
  public @Nullable String schema(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case DEFAULT_SCHEMA, CIPHERTEXT_SCHEMA, INFORMATION_SCHEMA -> lower;
      default -> null;
    };
  }

  @Override
  public List<String> names(String schema) {
    return schema.equals(INFORMATION_SCHEMA) ? SystemTables.names() : list.names();
  }

  @Override
  public @Nullable TableSource find(String schema, String name, boolean quoted) {
    if (schema.equals(INFORMATION_SCHEMA)) {
      return SystemTables.find(name);
    }
    if (list.isCatalog(name)) {
      return null;
    }
    TableEntry exact = list.entry(name);
    if (exact != null) {
      return declared(schema, exact);
    }
    TableShape stored = list.shape(name);
    if (stored != null) {
      return new TableSource.Stored(schema, stored, false, Refused.NONE);
    }
    return quoted ? null : ignoringCase(schema, name);
  }

  private @Nullable TableSource ignoringCase(String schema, String name) {
    List<String> found =
        list.names().stream().filter(other -> other.equalsIgnoreCase(name)).toList();
    if (found.size() > 1) {
      throw new DriverException(ErrorCode.COLUMN_AMBIGUOUS, name, String.join(", ", found));
    }
    return found.isEmpty() ? null : find(schema, found.get(0), true);
  }

  private TableSource declared(String schema, TableEntry entry) {
    TableShape shape = TableShape.declared(entry, 0);
    return schema.equals(CIPHERTEXT_SCHEMA)
        ? new TableSource.Stored(schema, shape.asStored(), true, Refused.NONE)
        : new TableSource.Stored(schema, shape, true, denied(entry));
  }

  /** The columns whose keys the provider refuses, where they are to read as NULL. */
  private Refused denied(TableEntry entry) {
    if (snapshot == null
        || !entry.isEncrypted()
        || context.settings().get(ConnectionProperties.ON_KEY_DENIED) != OnKeyDenied.NULL) {
      return Refused.NONE;
    }
    return refusals.of(context.catalog().ciphers(snapshot, entry));
  }

  @Override
  public List<ColumnDefinition> columns(TableSource.Stored table) {
    if (table.registered()) {
      return table.shape().columns();
    }
    Set<String> names = new LinkedHashSet<>();
    table.shape().keyColumns().forEach(column -> names.add(column.name()));
    List<ColumnDefinition> columns = new ArrayList<>(table.shape().keyColumns());
    int sample = context.settings().get(ConnectionProperties.SAMPLE);
    Read read =
        new Read(table.shape(), List.of(Read.ITEM), new ScanPath(null, 1), null, false, sample);
    ReadContext reads = new ReadContext(signal, new ReadContext.Options(false, 0, 1, false));
    try (RowCursor items = context.client().read(read, null, reads)) {
      int left = sample;
      for (Value[] row = items.next(); row != null && left > 0; row = items.next(), left--) {
        if (row[0].force() instanceof StructValue item) {
          for (StructValue.Field field : item.fields()) {
            if (names.add(field.name())) {
              columns.add(TableShape.undeclared(field.name(), SqlType.ANY));
            }
          }
        }
      }
    }
    return columns;
  }
}
