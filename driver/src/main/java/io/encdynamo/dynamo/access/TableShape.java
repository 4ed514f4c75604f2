package io.encdynamo.dynamo.access;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as reads and writes see it, whether the catalog lists it or not.
 *
 * @param name its name in DynamoDB
 * @param form whether the columns are encrypted as declared, or everything is taken as stored
 * @param columns those known: all declared ones of a registered table, at least the key columns of
 *     another
 * @param partitionKey the name of one of the columns
 * @param sortKey the name of one of the columns; null for a table without
 * @param itemCount as DescribeTable says, hours old; 0 for unknown
 */
public record TableShape(
    String name,
    Form form,
    List<ColumnDefinition> columns,
    String partitionKey,
    @Nullable String sortKey,
    List<IndexDefinition> indexes,
    long itemCount) {

  /** How the items of a table are to be taken. */
  public enum Form {
    /** As the catalog declares: encrypted columns are decrypted. */
    DECLARED,
    /** As DynamoDB stores them: a table the catalog does not list, or the schema ciphertext. */
    STORED
  }

  public TableShape {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /** A table that the catalog lists. */
  public static TableShape declared(TableEntry entry, long itemCount) {
    return new TableShape(
        entry.name(),
        Form.DECLARED,
        entry.columns(),
        entry.partitionKey(),
        entry.sortKey(),
        entry.indexes(),
        itemCount);
  }

  /**
   * The same table with nothing decrypted: encrypted key and index columns, and the companions of
   * blind indexes, are BINARY, other key and index columns what they are stored as, everything else
   * ANY. For reading alone.
   */
  public TableShape asStored() {
    List<ColumnDefinition> stored = new ArrayList<>(columns.stream().map(this::stored).toList());
    for (ColumnDefinition column : columns) {
      if (column.hasBlindIndex()) {
        stored.add(undeclared(column.searchAttribute(), SqlType.of(SqlType.Kind.BINARY)));
      }
    }
    return new TableShape(
        name,
        Form.STORED,
        stored,
        partitionKey,
        sortKey,
        indexes.stream().map(this::stored).toList(),
        itemCount);
  }

  /**
   * An index as DynamoDB has it. A companion goes where its column goes: it is the key for it, and
   * projected beside it; and a value that is looked for by its companion is there to be looked at.
   */
  public IndexDefinition stored(IndexDefinition index) {
    String sort = index.sortKey();
    Set<String> projected = new LinkedHashSet<>();
    if (index.projection() != IndexDefinition.Projection.ALL) {
      for (String held : index.included()) {
        projected.add(held);
        projected.add(column(held).searchAttribute());
      }
      for (ColumnDefinition column : columns) {
        if (column.hasBlindIndex() && index.isKey(column.name())) {
          projected.add(column.name());
          projected.remove(column.searchAttribute());
        }
      }
    }
    return new IndexDefinition(
        index.name(),
        index.kind(),
        column(index.partitionKey()).searchAttribute(),
        sort == null ? null : column(sort).searchAttribute(),
        projected.isEmpty() ? index.projection() : IndexDefinition.Projection.INCLUDE,
        List.copyOf(projected));
  }

  /** The column of exactly this name among those known. */
  public @Nullable ColumnDefinition knownColumn(String column) {
    for (ColumnDefinition known : columns) {
      if (known.name().equals(column)) {
        return known;
      }
    }
    return null;
  }

  /** The column of exactly this name; one in clear, of type ANY, if it is not known. */
  public ColumnDefinition column(String column) {
    ColumnDefinition known = knownColumn(column);
    return known != null ? known : undeclared(column, SqlType.ANY);
  }

  /** The key columns: partition key, then sort key if there is one. */
  public List<ColumnDefinition> keyColumns() {
    return Stream.of(partitionKey, sortKey).filter(name -> name != null).map(this::column).toList();
  }

  /** Whether a column is the partition or the sort key of the table. */
  public boolean isKey(String column) {
    return column.equals(partitionKey) || column.equals(sortKey);
  }

  /**
   * The encrypted column whose name an attribute's name differs from only in case. Such an
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

  /** The index of exactly this name. */
  public @Nullable IndexDefinition index(String index) {
    for (IndexDefinition definition : indexes) {
      if (definition.name().equals(index)) {
        return definition;
      }
    }
    return null;
  }

  /**
   * Whether an index holds a column: one of its keys or the table's, or in its projection. Also for
   * {@link Read#ITEM} and {@link Read#ROW}.
   */
  public boolean holds(IndexDefinition index, String column) {
    if (column.equals(Read.ROW) || isKey(column) || index.isKey(column)) {
      return true;
    }
    return switch (index.projection()) {
      case ALL -> true;
      case KEYS -> false;
      case INCLUDE -> index.included().contains(column);
    };
  }

  /** The table as an index has it: the columns that it holds. */
  public TableShape through(IndexDefinition index) {
    return new TableShape(
        name,
        form,
        columns.stream().filter(column -> holds(index, column.name())).toList(),
        partitionKey,
        sortKey,
        indexes,
        itemCount);
  }

  /** A column in clear that no catalog knows. */
  public static ColumnDefinition undeclared(String column, SqlType type) {
    return new ColumnDefinition(column, 0, type, false, null, null);
  }

  private ColumnDefinition stored(ColumnDefinition column) {
    boolean key =
        isKey(column.name())
            || (!column.hasBlindIndex()
                && indexes.stream().anyMatch(index -> index.isKey(column.name())));
    return undeclared(column.name(), key ? storedKeyType(column) : SqlType.ANY);
  }

  private static SqlType storedKeyType(ColumnDefinition column) {
    SqlType.Kind kind = column.type().kind();
    if (column.isEncrypted() || kind == SqlType.Kind.BINARY || kind == SqlType.Kind.CODEC) {
      return SqlType.of(SqlType.Kind.BINARY);
    }
    return column.type().isNumeric() ? SqlType.DECIMAL : SqlType.STRING;
  }
}
