package io.encdynamo.session.ddl;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.information.TableList;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.OnKeyDenied;
import io.encdynamo.value.CancelSignal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DROP TABLE. DynamoDB's table goes before its entry: a table that is there must not look unlisted.
 */
final class TableRemoval {
  private final Context context;
  private final CancelSignal signal;

  TableRemoval(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  List<String> run(Definition.DropTable drop) {
    TableList list = new TableList(context, signal);
    String name = name(Definitions.tableName(drop.table()), list);
    CatalogSnapshot snapshot = context.catalog().snapshot();
    TableEntry entry = snapshot.table(name);
    TableShape stored = list.isCatalog(name) ? null : list.shape(name);
    if (stored == null) {
      if (drop.ifExists()) {
        return List.of();
      }
      throw new DriverException(ErrorCode.TABLE_NOT_FOUND, name, Nearest.hint(name, list.names()));
    }
    context.requireWritable(stored);
    if (entry != null) {
      Catalog.requireUnattached(snapshot, entry);
      requireReadable(entry);
    }
    context
        .client()
        .tables()
        .delete(name, context.settings().get(ConnectionProperties.DDL_TIMEOUT), signal);
    if (entry != null) {
      context.catalog().dropTable(name);
    }
    return List.of();
  }

  /**
   * Whoever sees NULL for want of a key does not remove what stands there (format page, rule 7).
   */
  private void requireReadable(TableEntry entry) {
    if (context.settings().get(ConnectionProperties.ON_KEY_DENIED) != OnKeyDenied.NULL) {
      return;
    }
    TableCiphers ciphers = context.catalog().ciphers(context.catalog().snapshot(), entry);
    for (ColumnDefinition column : entry.columns()) {
      if (isRefused(ciphers.column(column.name())) || isRefused(ciphers.other(column.name()))) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE,
            "of column '" + column.name() + "'",
            "its provider refuses it, and DROP TABLE would touch the column's values");
      }
    }
  }

  private static boolean isRefused(@Nullable ColumnCipher cipher) {
    return cipher != null && cipher.keyDenied();
  }

  /** The name as it is listed: an exact match first, then one that differs in case. */
  static String name(Identifier name, TableList list) {
    List<String> names = list.names();
    if (name.quoted() || names.contains(name.text())) {
      return name.text();
    }
    List<String> found =
        names.stream().filter(other -> other.equalsIgnoreCase(name.text())).toList();
    if (found.size() > 1) {
      throw new DriverException(ErrorCode.COLUMN_AMBIGUOUS, name.text(), String.join(", ", found));
    }
    return found.isEmpty() ? name.text() : found.get(0);
  }
}
