package io.encdynamo.session.information;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.value.CancelSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables that a connection sees. The catalog's own is none of them. */
public final class TableList {
  /** DynamoDB refuses to look for others. */
  private static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private final Context context;
  private final CancelSignal signal;

  public TableList(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  /** Whether a name is that of the catalog's own table. */
  public boolean isCatalog(String name) {
    return name.equals(context.settings().get(ConnectionProperties.CATALOG));
  }

  /** The names of all tables, sorted; those of the catalog where DynamoDB refuses to list. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    CatalogSnapshot snapshot = context.snapshot();
    if (snapshot != null) {
      snapshot.tables().forEach(table -> names.add(table.name()));
    }
    try {
      names.addAll(context.client().tables().list(signal));
    } catch (DriverException refused) {
      if (refused.code() != ErrorCode.ACCESS_DENIED || snapshot == null) {
        throw refused;
      }
    }
    names.removeIf(this::isCatalog);
    return List.copyOf(names);
  }

  /** All tables: the declared ones as declared, the others with their key columns. */
  List<TableShape> shapes() {
    List<TableShape> shapes = new ArrayList<>();
    for (String name : names()) {
      TableShape shape = shape(name);
      if (shape != null) {
        shapes.add(shape);
      }
    }
    return shapes;
  }

  /** The table of exactly this name; null if there is none. */
  public @Nullable TableShape shape(String name) {
    TableEntry entry = entry(name);
    if (entry != null) {
      return TableShape.declared(entry, 0);
    }
    return stored(name);
  }

  /** The table of exactly this name as DynamoDB has it; null if there is none. */
  public @Nullable TableShape stored(String name) {
    return TABLE_NAME.matcher(name).matches()
        ? context.client().tables().describe(name, signal)
        : null;
  }

  /** The catalog's entry of exactly this name; null if it lists none. */
  public @Nullable TableEntry entry(String name) {
    CatalogSnapshot snapshot = context.snapshot();
    return snapshot == null ? null : snapshot.table(name);
  }
}
