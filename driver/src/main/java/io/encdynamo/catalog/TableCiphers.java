package io.encdynamo.catalog;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.ColumnPlace;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.KeyEntry;
import io.encdynamo.crypto.KeyRing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ciphers of a table's encrypted columns. Safe for use by several threads. */
public final class TableCiphers {
  private final TableEntry table;
  private final Map<String, ColumnCipher> byColumn;

  private TableCiphers(TableEntry table, Map<String, ColumnCipher> byColumn) {
    this.table = table;
    this.byColumn = byColumn;
  }

  /** The ciphers of a table of a snapshot. Unwraps no key yet. */
  public static TableCiphers of(TableEntry table, CatalogSnapshot snapshot, KeyRing ring) {
    Map<String, ColumnCipher> byColumn = new LinkedHashMap<>();
    for (ColumnDefinition column : table.columns()) {
      Encryption encryption = column.encryption();
      if (encryption != null) {
        KeyEntry key = snapshot.key(encryption.keyId());
        if (key == null) {
          throw new IllegalArgumentException("A verified snapshot holds the keys of its columns");
        }
        ColumnPlace place =
            new ColumnPlace(
                table.name(), table.tableId(), column.name(), column.columnId(), column.type());
        byColumn.put(column.name(), ColumnCipher.of(place, encryption, key, ring));
      }
    }
    return new TableCiphers(table, byColumn);
  }

  public TableEntry table() {
    return table;
  }

  /** The cipher of the column of exactly this name; null if it is not encrypted. */
  public @Nullable ColumnCipher column(String name) {
    return byColumn.get(name);
  }
}
