package io.encdynamo.session.ddl;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.information.TableList;
import io.encdynamo.value.CancelSignal;
import java.util.List;
import java.util.Objects;

/**
 * ATTACH TABLE and FORGET TABLE. A restored table is read with the definition of the one it was
 * restored from (decision 010); forgetting takes off the list what is readable without it.
 */
final class Attachment {
  private final Context context;
  private final CancelSignal signal;

  Attachment(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  List<String> attach(Definition.AttachTable attach) {
    TableList list = new TableList(context, signal);
    CatalogSnapshot snapshot = context.catalog().snapshot();
    String name = TableRemoval.name(Definitions.tableName(attach.table()), list);
    TableEntry original = snapshot.table(name);
    if (original == null || original.isRestore()) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND, name, " in the catalog" + Nearest.hint(name, list.names()));
    }
    String restored = attach.restored();
    TableShape stored = list.isCatalog(restored) ? null : list.stored(restored);
    if (stored == null) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND,
          restored,
          " in DynamoDB" + Nearest.hint(restored, list.names()));
    }
    requireSameKey(TableShape.declared(original, 0), stored);
    context.catalog().attach(restored, original.name());
    return List.of();
  }

  private static void requireSameKey(TableShape original, TableShape restored) {
    boolean same =
        original.partitionKey().equals(restored.partitionKey())
            && Objects.equals(original.sortKey(), restored.sortKey());
    if (!same) {
      throw new DriverException(
          ErrorCode.TABLE_DIFFERS,
          restored.name(),
          "its primary key is not that of '" + original.name() + "'");
    }
    StoredKeys.require(original, restored);
  }

  List<String> forget(Definition.ForgetTable forget) {
    TableList list = new TableList(context, signal);
    CatalogSnapshot snapshot = context.catalog().snapshot();
    String name = TableRemoval.name(Definitions.tableName(forget.table()), list);
    TableEntry entry = snapshot.table(name);
    if (entry == null) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND, name, " in the catalog" + Nearest.hint(name, list.names()));
    }
    Catalog.requireUnattached(snapshot, entry);
    if (!entry.isRestore() && entry.isEncrypted() && list.stored(name) != null) {
      throw new DriverException(
          ErrorCode.STATEMENT_INVALID,
          "Table '"
              + name
              + "' has encrypted columns, which nobody could read without its entry; DROP TABLE deletes"
              + " both");
    }
    context.catalog().dropTable(name);
    return List.of();
  }
}
