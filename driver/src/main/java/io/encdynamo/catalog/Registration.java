package io.encdynamo.catalog;

import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyRing;
import io.encdynamo.crypto.Suite;
import io.encdynamo.crypto.Suites;
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
    List<ColumnDefinition> columns = new ArrayList<>();
    KeyEntry made = null;
    for (TableDefinition.Column column : definition.columns()) {
      Encryption encryption = null;
      TableDefinition.Encrypted encrypted = column.encrypted();
      if (encrypted != null) {
        KeyEntry key = Keys.find(snapshot, keyName(encrypted));
        if (key == null && Catalog.DEFAULT_KEY.equalsIgnoreCase(keyName(encrypted))) {
          key = made == null ? makeDefaultKey(snapshot, change) : made;
          made = key;
        }
        if (key == null) {
          throw new DriverException(ErrorCode.KEY_NOT_FOUND, keyName(encrypted), "");
        }
        encryption = encryption(encrypted, key);
      }
      columns.add(
          new ColumnDefinition(
              column.name(),
              columns.size() + 1,
              column.type(),
              column.notNull(),
              column.defaultText(),
              encryption));
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

  private KeyEntry makeDefaultKey(CatalogSnapshot snapshot, Change change) {
    KeyEntry key =
        Keys.make(
            rings.apply(snapshot.catalogId()), Catalog.DEFAULT_KEY, defaultKeyId, null, change);
    change.put(key);
    return key;
  }

  private static String keyName(TableDefinition.Encrypted encrypted) {
    String name = encrypted.key();
    return name == null ? Catalog.DEFAULT_KEY : name;
  }

  private static Encryption encryption(TableDefinition.Encrypted encrypted, KeyEntry key) {
    Suite suite = encrypted.suite();
    return new Encryption(
        encrypted.mode(),
        suite == null ? Suites.defaultFor(encrypted.mode()) : suite,
        key.keyId(),
        encrypted.domain(),
        encrypted.padded(),
        encrypted.blindIndexBits());
  }
}
