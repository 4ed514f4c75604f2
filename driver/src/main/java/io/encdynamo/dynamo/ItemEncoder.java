package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.crypto.BlindIndex;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.crypto.Encryption;
import io.encdynamo.crypto.RowBinding;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Encrypts and checks what is to be written, all of it before anything is sent: names, NOT NULL,
 * types, sizes.
 */
final class ItemEncoder {
  private final BoundTable table;

  ItemEncoder(BoundTable table) {
    this.table = table;
  }

  /**
   * The item in each of the forms its key may have, the one it is written in first. Row-bound
   * values are in the first alone; of the others only the keys are of use.
   */
  record Encoded(Map<String, AttributeValue> item, List<Map<String, AttributeValue>> otherKeys) {}

  Encoded item(List<Write.Attribute> attributes) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Write.Attribute attribute : attributes) {
      checkName(attribute.name());
      if (values.put(attribute.name(), attribute.value().force()) != null) {
        throw new DriverException(
            ErrorCode.STATEMENT_INVALID, "Column '" + attribute.name() + "' is given twice");
      }
    }
    for (ColumnDefinition column : table.shape().columns()) {
      if (column.notNull()) {
        checkNotNull(column.name(), values.getOrDefault(column.name(), MissingValue.MISSING));
      }
    }
    hideAbsent(values);
    List<Map<String, AttributeValue>> keys = keyForms(key(values));
    Map<String, AttributeValue> item = new LinkedHashMap<>(keys.get(0));
    RowBinding row = binding(item);
    values.forEach(
        (name, value) -> {
          AttributeValue stored = table.shape().isKey(name) ? null : encode(name, value, row);
          if (stored != null) {
            item.put(name, stored);
          }
          AttributeValue companion = companion(name, value, stored);
          if (companion != null) {
            item.put(table.searchAttribute(name), companion);
          }
        });
    ItemSize.check(item, table.name());
    return new Encoded(item, keys.subList(1, keys.size()));
  }

  /** Columns that hide NULL are there in every item. */
  private void hideAbsent(Map<String, Value> values) {
    for (ColumnDefinition column : table.shape().columns()) {
      if (hidesNull(column.name())) {
        values.putIfAbsent(column.name(), NullValue.NULL);
      }
    }
  }

  /** Whether a column must not be removed from an item, but holds an encrypted NULL. */
  boolean hidesNull(String column) {
    ColumnCipher cipher = table.cipher(column);
    return cipher != null && cipher.encryptsNull();
  }

  /**
   * What stands beside a column's value for its blind index; null for nothing: the column has none,
   * or no ciphertext.
   *
   * @param stored what the value is stored as; null for nothing
   */
  @Nullable AttributeValue companion(String column, Value value, @Nullable AttributeValue stored) {
    BlindIndex index = table.blindIndex(column);
    if (index == null || stored == null || stored.b() == null) {
      return null;
    }
    Value indexed = value.isAbsent() ? NullValue.NULL : value;
    return AttributeValue.fromB(
        SdkBytes.fromByteArrayUnsafe(index.companion(indexed, AttributeDecoder.bytes(stored.b()))));
  }

  /** The attribute of {@link #companion}; null for a column that has no blind index in any form. */
  @Nullable AttributePath companionOf(AttributePath path) {
    boolean indexed =
        path.steps().isEmpty()
            && table.shape().column(path.column()).encryptions().stream()
                .anyMatch(Encryption::hasBlindIndex);
    return indexed ? AttributePath.of(ColumnDefinition.COMPANION + path.column()) : null;
  }

  /**
   * All forms of the key of an item to write, checked.
   *
   * @throws DriverException 23502 for NULL in it, 54000 for an empty or too long one
   */
  List<Map<String, AttributeValue>> keyForms(PrimaryKey key) {
    checkNotNull(table.shape().partitionKey(), key.partition());
    String sortKey = table.shape().sortKey();
    Value sort = key.sort();
    if (sortKey != null) {
      checkNotNull(sortKey, sort == null ? MissingValue.MISSING : sort);
    }
    List<Map<String, AttributeValue>> forms = table.keyForms(key);
    for (Map<String, AttributeValue> form : forms) {
      form.forEach(
          (name, value) -> {
            if (name.equals(sortKey)) {
              ItemSize.checkSortKey(value, name);
            } else {
              ItemSize.checkPartitionKey(value, name);
            }
          });
    }
    return forms;
  }

  /** What is assigned to an attribute or a part of one; null to remove it. */
  @Nullable AttributeValue assigned(AttributePath path, Value value, RowBinding row) {
    checkAssignable(path);
    if (!path.steps().isEmpty()) {
      return value.force() == MissingValue.MISSING ? null : AttributeEncoder.encode(value);
    }
    ColumnDefinition column = table.shape().column(path.column());
    if (column.notNull()) {
      checkNotNull(path.column(), value.force());
    }
    return encode(path.column(), value.force(), row);
  }

  /**
   * @throws DriverException 23502 if a NOT NULL column would be removed
   */
  void checkRemovable(AttributePath path) {
    checkAssignable(path);
    if (path.steps().isEmpty() && table.shape().column(path.column()).notNull()) {
      throw new DriverException(ErrorCode.NULL_NOT_ALLOWED, path.column(), table.name());
    }
  }

  /** What binds row-bound values to an item. */
  RowBinding binding(Map<String, AttributeValue> item) {
    return ItemBinding.of(item, table.shape().partitionKey(), table.shape().sortKey()).get();
  }

  private void checkAssignable(AttributePath path) {
    checkName(path.column());
    if (table.shape().isKey(path.column())) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "A change of the key column '" + path.column() + "'",
          "insert the item anew and delete the old one");
    }
    if (!path.steps().isEmpty() && table.cipher(path.column()) != null) {
      throw new DriverException(
          ErrorCode.PLAINTEXT_NEEDED,
          "A part of the encrypted column '" + path.column() + "' cannot be changed by DynamoDB",
          "assign the whole value");
    }
  }

  private void checkName(String name) {
    if (name.startsWith("$") && table.shape().knownColumn(name) == null) {
      throw new DriverException(ErrorCode.RESERVED_NAME, name);
    }
    ColumnDefinition variant = table.shape().encryptedCaseVariant(name);
    if (variant != null) {
      throw new DriverException(ErrorCode.ENCRYPTED_NAME_CASE, name, variant.name());
    }
  }

  private void checkNotNull(String column, Value value) {
    if (value.force().isAbsent()) {
      throw new DriverException(ErrorCode.NULL_NOT_ALLOWED, column, table.name());
    }
  }

  private PrimaryKey key(Map<String, Value> values) {
    String sortKey = table.shape().sortKey();
    return new PrimaryKey(
        values.getOrDefault(table.shape().partitionKey(), MissingValue.MISSING),
        sortKey == null ? null : values.getOrDefault(sortKey, MissingValue.MISSING));
  }

  /** Null for what is not stored at all. */
  private @Nullable AttributeValue encode(String name, Value value, RowBinding row) {
    ColumnCipher cipher = table.cipher(name);
    if (value.isAbsent() && cipher != null && cipher.encryptsNull()) {
      return AttributeValue.fromB(
          SdkBytes.fromByteArrayUnsafe(cipher.encrypt(NullValue.NULL, row)));
    } else if (value == MissingValue.MISSING) {
      return null;
    } else if (value == NullValue.NULL) {
      // an index key must be of its type or absent; absent reads as NULL too
      return isIndexKey(name) ? null : AttributeEncoder.NULL;
    }
    AttributeValue stored =
        cipher == null
            ? AttributeEncoder.encode(value, table.shape().column(name).type())
            : AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(cipher.encrypt(value, row)));
    checkIndexKeys(name, stored);
    return stored;
  }

  private boolean isIndexKey(String name) {
    return table.searchAttribute(name).equals(name)
        && table.shape().indexes().stream().anyMatch(index -> index.isKey(name));
  }

  private void checkIndexKeys(String name, AttributeValue stored) {
    if (!isIndexKey(name)) {
      return;
    }
    for (IndexDefinition index : table.shape().indexes()) {
      if (name.equals(index.partitionKey())) {
        ItemSize.checkPartitionKey(stored, name);
      } else if (name.equals(index.sortKey())) {
        ItemSize.checkSortKey(stored, name);
      }
    }
  }
}
