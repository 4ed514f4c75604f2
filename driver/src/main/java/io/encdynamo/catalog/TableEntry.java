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
 */
public record TableEntry(
    String name,
    Id16 tableId,
    List<ColumnDefinition> columns,
    String partitionKey,
    @Nullable String sortKey,
    List<IndexDefinition> indexes,
    int nextColumnId) {

  public TableEntry {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
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
