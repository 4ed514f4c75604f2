package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered table.
 *
 * @param name also its name in DynamoDB
 * @param columns in the order of their declaration; names that begin with {@code $} are hidden
 * @param partitionKey a column's name; {@code $id} for a table declared without PRIMARY KEY
 * @param sortKey a column's name, or null
 * @param nextColumnId the number of the column that is added next
 * @param attachment the entry that attached the table as a restore of the one with this tableId;
 *     null for a table of its own
 */
public record TableEntry(
    String name,
    Id16 tableId,
    List<ColumnDefinition> columns,
    String partitionKey,
    @Nullable String sortKey,
    List<IndexDefinition> indexes,
    int nextColumnId,
    @Nullable Id16 attachment) {

  public TableEntry {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /** A table of its own. */
  public TableEntry(
      String name,
      Id16 tableId,
      List<ColumnDefinition> columns,
      String partitionKey,
      @Nullable String sortKey,
      List<IndexDefinition> indexes,
      int nextColumnId) {
    this(name, tableId, columns, partitionKey, sortKey, indexes, nextColumnId, null);
  }

  /**
   * The same definition for a table that was restored from a backup of this one; its indexes may
   * have been left out.
   */
  TableEntry restoredAs(String restored, Id16 entry) {
    return new TableEntry(
        restored, tableId, columns, partitionKey, sortKey, List.of(), nextColumnId, entry);
  }

  /** Whether it is a restore of another table, which is read and not written. */
  public boolean isRestore() {
    return attachment != null;
  }

  /** The entry that lists it. */
  EntryId entryId() {
    return new EntryId(EntryKind.TABLE, attachment == null ? tableId : attachment);
  }

  /** The column of exactly this name. */
  public @Nullable ColumnDefinition column(String name) {
    for (ColumnDefinition column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }

  /** The columns of this name in any case, in their order. */
  public List<ColumnDefinition> columnsIgnoringCase(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).toList();
  }

  /**
   * The encrypted column whose name an attribute's name differs from only in case: such an
   * attribute is refused, so that nothing is stored in clear by a typing error.
   */
  public @Nullable ColumnDefinition encryptedCaseVariant(String attribute) {
    for (ColumnDefinition column : columns) {
      if (column.isEncrypted()
          && column.name().equalsIgnoreCase(attribute)
          && !column.name().equals(attribute)) {
        return column;
      }
    }
    return null;
  }

  /** Whether a column is the partition or the sort key. */
  public boolean isKey(String column) {
    return column.equals(partitionKey) || column.equals(sortKey);
  }

  /** Whether any column is encrypted. */
  public boolean isEncrypted() {
    return columns.stream().anyMatch(ColumnDefinition::isEncrypted);
  }
}
