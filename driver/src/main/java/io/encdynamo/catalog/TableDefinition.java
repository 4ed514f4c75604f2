package io.encdynamo.catalog;

import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Suite;
import io.encdynamo.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CREATE TABLE asks for; {@link Catalog#createTable} gives it ids and keys.
 *
 * @param columns in order, the hidden {@code $id} included if the table needs it
 */
public record TableDefinition(
    String name,
    List<Column> columns,
    String partitionKey,
    @Nullable String sortKey,
    List<IndexDefinition> indexes) {

  /** The partition key of a table that is declared without PRIMARY KEY. */
  public static final String HIDDEN_KEY = "$id";

  public TableDefinition {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /**
   * A column to be.
   *
   * @param defaultText the DEFAULT expression as SQL; null for none
   * @param encrypted null for a column in clear
   */
  public record Column(
      String name,
      SqlType type,
      boolean notNull,
      @Nullable String defaultText,
      @Nullable Encrypted encrypted) {
    @Override
    public String toString() {
      return name + " " + type;
    }
  }

  /**
   * What stands behind ENCRYPTED.
   *
   * @param suite null for the mode's usual one
   * @param key the data key's name, matched exactly first, then in any case; null for {@code
   *     default}, which is made when it is first used
   * @param domain null for none
   * @param blindIndexBits 8 to 256; 0 for no blind index
   */
  public record Encrypted(
      EncryptionMode mode,
      @Nullable Suite suite,
      @Nullable String key,
      @Nullable String domain,
      boolean padded,
      int blindIndexBits) {}
}
