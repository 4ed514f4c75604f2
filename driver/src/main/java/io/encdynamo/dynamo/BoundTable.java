package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.crypto.BlindIndex;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table together with the ciphers of its columns. */
record BoundTable(TableShape shape, @Nullable TableCiphers ciphers) {

  BoundTable {
    if (shape.form() == TableShape.Form.DECLARED
        && ciphers == null
        && shape.columns().stream().anyMatch(ColumnDefinition::isEncrypted)) {
      throw new IllegalArgumentException("A table with encrypted columns needs its ciphers");
    }
  }

  String name() {
    return shape.name();
  }

  /** Whether any column is decrypted. */
  boolean isEncrypted() {
    return ciphers != null && shape.form() == TableShape.Form.DECLARED && !ciphers.isEmpty();
  }

  /**
   * Sees, before a request, that the catalog still says of this table what was planned with.
   *
   * @throws io.encdynamo.error.DriverException 40001 if the table was altered; else as the catalog
   */
  void check() {
    if (ciphers != null) {
      ciphers.check();
    }
  }

  /** The key versions that values are looked for in. */
  Set<Integer> liveVersions() {
    return ciphers == null ? Set.of() : ciphers.liveVersions();
  }

  /** Whether no value is written under another key version than these. */
  boolean writesOnly(Set<Integer> versions) {
    return ciphers == null || ciphers.writesOnly(versions);
  }

  /** Whether items stand under several versions of their key, and move from one to the next. */
  boolean isMoving() {
    for (ColumnDefinition column : shape.keyColumns()) {
      ColumnCipher cipher = cipher(column.name());
      if (cipher != null && cipher.liveVersions().size() > 1) {
        return true;
      }
    }
    return false;
  }

  /** The cipher of a column; null if it is taken as stored. */
  @Nullable ColumnCipher cipher(String column) {
    return ciphers == null || shape.form() == TableShape.Form.STORED
        ? null
        : ciphers.column(column);
  }

  /** The attribute that {@link #forms} are looked for in. */
  String searchAttribute(String column) {
    return cipher(column) == null ? column : shape.column(column).searchAttribute();
  }

  /** The blind index of a column; null for none. */
  @Nullable BlindIndex blindIndex(String column) {
    ColumnCipher cipher = cipher(column);
    return cipher == null ? null : cipher.blindIndex();
  }

  /** The cipher of the second form of a column whose encryption changes; null for none. */
  @Nullable ColumnCipher otherCipher(String column) {
    return ciphers == null || shape.form() == TableShape.Form.STORED ? null : ciphers.other(column);
  }

  /** Whether values in clear are believed in a column that has a second form. */
  boolean acceptsClear(ColumnDefinition column) {
    return ciphers != null && ciphers.acceptsClear(column);
  }

  /**
   * All forms in which a value may stand in a searchable column, or its companion in that of a
   * blind index, the one it is written in first; at least one.
   *
   * @throws io.encdynamo.error.DriverException 5E005 for a RANDOMIZED column without blind index
   */
  List<AttributeValue> forms(String column, Value value) {
    ColumnCipher cipher = cipher(column);
    if (cipher == null) {
      // What is looked for may be past the column's range, and is then merely not found.
      return List.of(AttributeEncoder.encode(value, shape.column(column).type().unlimited()));
    }
    BlindIndex index = cipher.blindIndex();
    List<byte[]> forms =
        index == null ? cipher.searchForms(value.force()) : index.searchForms(value.force());
    return forms.stream()
        .map(bytes -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)))
        .toList();
  }

  /**
   * All forms of a primary key, the one it is written in first. None if a part of it is absent:
   * nothing has such a key.
   */
  List<Map<String, AttributeValue>> keyForms(PrimaryKey key) {
    String sortKey = shape.sortKey();
    Value sort = key.sort();
    if ((sortKey == null) != (sort == null)) {
      throw new IllegalArgumentException("A primary key has the parts that its table's has");
    }
    if (isAbsent(key.partition()) || (sort != null && isAbsent(sort))) {
      return List.of();
    }
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (AttributeValue partition : forms(shape.partitionKey(), key.partition())) {
      if (sortKey == null || sort == null) {
        keys.add(Map.of(shape.partitionKey(), partition));
      } else {
        for (AttributeValue form : forms(sortKey, sort)) {
          keys.add(Map.of(shape.partitionKey(), partition, sortKey, form));
        }
      }
    }
    return keys;
  }

  /** The key attributes of an item. */
  Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (ColumnDefinition column : shape.keyColumns()) {
      AttributeValue value = item.get(column.name());
      if (value == null) {
        throw new IllegalArgumentException("The item was read without its key");
      }
      key.put(column.name(), value);
    }
    return key;
  }

  static boolean isAbsent(Value value) {
    return value.force().isAbsent();
  }
}
