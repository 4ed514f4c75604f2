package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Adds one table to the catalog. Its ids are chosen once, so that an attempt whose answer was lost
 * is known again.
 */
final class Registration implements KeyedCatalog.Step<TableEntry> {
  private final TableDefinition definition;
  private final Function<Id16, KeyRing> rings;
  private final Id16 tableId = Id16.random();
  private final Id16 defaultKeyId = Id16.random();

  Registration(TableDefinition definition, Function<Id16, KeyRing> rings) {
    this.definition = definition;
    this.rings = rings;
  }

  @Override
  public TableEntry apply(CatalogSnapshot snapshot, Change change) {
    TableEntry there = snapshot.table(definition.name());
    if (there != null) {
      if (there.tableId().equals(tableId)) {
        return there;
      }
      throw new DriverException(
          ErrorCode.TABLE_EXISTS,
          definition.name(),
          "; CREATE TABLE IF NOT EXISTS accepts that if it is the same");
    }
    ColumnEncryptions encryptions = new ColumnEncryptions(snapshot, change, rings, defaultKeyId);
    List<ColumnDefinition> columns = new ArrayList<>();
    for (TableDefinition.Column column : definition.columns()) {
      boolean key =
          column.name().equals(definition.partitionKey())
              || column.name().equals(definition.sortKey());
      columns.add(
          new ColumnDefinition(
              column.name(),
              columns.size() + 1,
              column.type(),
              column.notNull(),
              column.defaultText(),
              encryptions.of(column, key)));
    }
    TableEntry table =
        new TableEntry(
            definition.name(),
            tableId,
            columns,
            definition.partitionKey(),
            definition.sortKey(),
            definition.indexes(),
            columns.size() + 1);
    change.put(table);
    return table;
  }
}
