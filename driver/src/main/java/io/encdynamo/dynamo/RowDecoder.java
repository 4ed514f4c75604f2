package io.encdynamo.dynamo;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns items into rows. What is wrong with an item as it stands (a value in clear in an encrypted
 * column, nothing in one that is NOT NULL) is an error at once; what only decryption shows is one
 * when the value is first needed.
 */
final class RowDecoder {
  private final BoundTable table;
  private final ReadContext context;
  private final List<String> columns;
  private final Slot[] slots;
  private final boolean needsBinding;
  private final boolean needsKey;

  /** Makes the value of one slot of a row. */
  @FunctionalInterface
  private interface Slot {
    Value of(Map<String, AttributeValue> item, @Nullable ItemBinding binding);
  }

  RowDecoder(BoundTable table, List<String> columns, ReadContext context) {
    this.table = table;
    this.context = context;
    this.columns = columns;
    this.slots = columns.stream().map(this::slot).toArray(Slot[]::new);
    this.needsBinding = columns.stream().anyMatch(this::needsBinding);
    this.needsKey =
        table.isMoving()
            || columns.contains(Read.ROW)
            || columns.stream()
                .anyMatch(
                    column ->
                        table.cipher(column) != null
                            || table.shape().column(column).other() != null);
  }

  /**
   * The attributes to ask for; null for the whole item. A projection costs DynamoDB and the request
   * something and saves no capacity, so where all declared columns are wanted there is none.
   */
  @Nullable Set<String> attributes() {
    if (columns.contains(Read.ITEM) || wantsAllDeclared()) {
      return null;
    }
    Set<String> wanted = new LinkedHashSet<>(columns);
    wanted.remove(Read.ROW);
    for (String column : columns) {
      if (table.blindIndex(column) != null) {
        wanted.add(table.searchAttribute(column));
      }
    }
    if (needsKey) {
      table.shape().keyColumns().forEach(key -> wanted.add(key.name()));
    }
    return wanted;
  }

  private boolean wantsAllDeclared() {
    TableShape shape = table.shape();
    return shape.form() == TableShape.Form.DECLARED
        && shape.columns().stream().map(ColumnDefinition::name).allMatch(columns::contains);
  }

  /** Whether the key is fetched with every item, so that it can be compared with the one wanted. */
  boolean fetchesKey() {
    return needsKey || columns.contains(Read.ITEM);
  }

  Value[] row(Map<String, AttributeValue> item) {
    ItemBinding binding = needsBinding ? binding(item) : null;
    Value[] row = new Value[slots.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = slots[i].of(item, binding);
    }
    return row;
  }

  private ItemBinding binding(Map<String, AttributeValue> item) {
    return ItemBinding.of(item, table.shape().partitionKey(), table.shape().sortKey());
  }

  /** Whether a column's value is bound to its row. */
  private boolean needsBinding(String column) {
    ColumnCipher cipher = table.cipher(column);
    return table.shape().column(column).other() != null
        || (cipher == null
            ? column.equals(Read.ITEM) && table.isEncrypted()
            : !cipher.encryption().isDeterministic());
  }

  private Slot slot(String name) {
    if (name.equals(Read.ROW)) {
      return (item, binding) -> new StoredItem(item);
    }
    return name.equals(Read.ITEM) ? new WholeItem() : columnSlot(name);
  }

  private Slot columnSlot(String name) {
    ColumnDefinition column = table.shape().column(name);
    ColumnCipher cipher = table.cipher(name);
    if (column.other() != null) {
      TwoForms forms = new TwoForms(table, column, stored -> inClear(stored, column));
      return (item, binding) -> forms.of(item.get(name), bound(binding));
    }
    if (cipher == null) {
      return (item, binding) -> inClear(item.get(name), column);
    }
    if (cipher.encryption().isDeterministic()) {
      Plaintexts plaintexts = context.plaintexts(cipher);
      return (item, binding) -> {
        AttributeValue stored = item.get(name);
        return stored == null || stored.b() == null
            ? notBytes(stored, column, cipher)
            : new SharedCell(AttributeDecoder.bytes(stored.b()), plaintexts);
      };
    }
    return (item, binding) -> {
      AttributeValue stored = item.get(name);
      byte[] companion = companion(item, column, cipher, stored);
      if (stored == null || stored.b() == null) {
        return notBytes(stored, column, cipher);
      }
      return new StoredCell(AttributeDecoder.bytes(stored.b()), companion, cipher, bound(binding));
    };
  }

  /** What stands beside a value; a value and its companion are there together or not at all. */
  private static byte @Nullable [] companion(
      Map<String, AttributeValue> item,
      ColumnDefinition column,
      ColumnCipher cipher,
      @Nullable AttributeValue stored) {
    if (cipher.blindIndex() == null) {
      return null;
    }
    AttributeValue companion = item.get(column.searchAttribute());
    boolean expected = stored != null && stored.b() != null;
    if (companion == null && !expected) {
      return null;
    } else if (companion == null || companion.b() == null || !expected) {
      throw cipher.notAuthentic();
    }
    return AttributeDecoder.bytes(companion.b());
  }

  private static ItemBinding bound(@Nullable ItemBinding binding) {
    if (binding == null) {
      throw new IllegalStateException("A randomized value is read with its row's key");
    }
    return binding;
  }

  private Value inClear(@Nullable AttributeValue stored, ColumnDefinition column) {
    if (stored == null) {
      return MissingValue.MISSING;
    }
    Value value = AttributeDecoder.decode(stored, column.type());
    if (value != null) {
      return value;
    }
    if (context.options().strictTyping()) {
      throw new DriverException(
          ErrorCode.TYPE_MISMATCH,
          "Column '" + column.name() + "' of type " + column.type() + ", read with typing=strict,",
          stored.type());
    }
    context.misfit(column.name());
    return MissingValue.MISSING;
  }

  /** Nothing or NULL in an encrypted column, where that is allowed (format page, rule 8). */
  private static Value notBytes(
      @Nullable AttributeValue stored, ColumnDefinition column, ColumnCipher cipher) {
    if (column.notNull()) {
      throw cipher.notAuthentic();
    }
    if (stored == null) {
      return MissingValue.MISSING;
    }
    if (Boolean.TRUE.equals(stored.nul()) && !cipher.encryptsNull()) {
      return NullValue.NULL;
    }
    throw cipher.notAuthentic();
  }

  /** The item as a struct: declared columns in their order, then the others by name. */
  private final class WholeItem implements Slot {
    private final TableShape shape = table.shape();
    private final List<String> declared = new ArrayList<>();
    private final List<Slot> declaredSlots = new ArrayList<>();

    WholeItem() {
      for (ColumnDefinition column : shape.columns()) {
        if (!column.name().startsWith("$")) {
          declared.add(column.name());
          declaredSlots.add(columnSlot(column.name()));
        }
      }
    }

    @Override
    public Value of(Map<String, AttributeValue> item, @Nullable ItemBinding binding) {
      List<StructValue.Field> fields = new ArrayList<>(item.size());
      for (int i = 0; i < declared.size(); i++) {
        Value value = declaredSlots.get(i).of(item, binding);
        if (value != MissingValue.MISSING) {
          fields.add(new StructValue.Field(declared.get(i), value));
        }
      }
      for (String name : new TreeSet<>(item.keySet())) {
        AttributeValue stored = item.get(name);
        if (stored != null && shape.knownColumn(name) == null && isShown(name)) {
          fields.add(new StructValue.Field(name, AttributeDecoder.decode(stored)));
        }
      }
      return new StructValue(fields);
    }

    /** Names that begin with $ belong to the driver; the ciphertext schema shows them. */
    private boolean isShown(String name) {
      return shape.form() == TableShape.Form.STORED || !name.startsWith("$");
    }
  }
}
