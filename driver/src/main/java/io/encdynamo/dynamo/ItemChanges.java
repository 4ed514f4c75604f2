package io.encdynamo.dynamo;

import io.encdynamo.crypto.RowBinding;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update sets and removes, encrypted. The companion of a value with a blind index goes with
 * it.
 */
final class ItemChanges {
  private final ItemEncoder encoder;
  private final Map<AttributePath, AttributeValue> set = new LinkedHashMap<>();
  private final Set<AttributePath> removed = new LinkedHashSet<>();

  private ItemChanges(ItemEncoder encoder) {
    this.encoder = encoder;
  }

  /** The changes of an update to the item of a stored key, checked. */
  static ItemChanges of(BoundTable table, Map<String, AttributeValue> key, Write.Update update) {
    ItemEncoder encoder = new ItemEncoder(table);
    RowBinding row = encoder.binding(key);
    ItemChanges changes = new ItemChanges(encoder);
    for (Write.Assignment assignment : update.assignments()) {
      AttributePath path = assignment.path();
      changes.change(
          path, assignment.value().force(), encoder.assigned(path, assignment.value(), row));
    }
    for (AttributePath removal : update.removals()) {
      encoder.checkRemovable(removal);
      boolean hidden = removal.steps().isEmpty() && encoder.hidesNull(removal.column());
      changes.change(
          removal, NullValue.NULL, hidden ? encoder.assigned(removal, NullValue.NULL, row) : null);
    }
    Map<String, AttributeValue> whole = new LinkedHashMap<>(key);
    changes.set.forEach((path, value) -> whole.put(path.column(), value));
    ItemSize.check(whole, table.name());
    return changes;
  }

  private void change(AttributePath path, Value value, @Nullable AttributeValue stored) {
    put(path, stored);
    AttributePath companion = encoder.companionOf(path);
    if (companion != null) {
      put(companion, encoder.companion(path.column(), value, stored));
    }
  }

  private void put(AttributePath path, @Nullable AttributeValue stored) {
    if (stored == null) {
      removed.add(path);
    } else {
      set.put(path, stored);
    }
  }

  /** Null for none: the item stays as it is. */
  @Nullable String text(Expression expression) {
    List<String> sets = new ArrayList<>();
    set.forEach((path, value) -> sets.add(expression.path(path) + " = " + expression.value(value)));
    List<String> removes = removed.stream().map(expression::path).toList();
    String text =
        (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
            + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    return text.isEmpty() ? null : text.strip();
  }

  /** Whether an item looks as if the changes had been applied. */
  boolean areIn(Map<String, AttributeValue> item) {
    return set.entrySet().stream()
            .allMatch(
                change -> {
                  AttributeValue now = item.get(change.getKey().column());
                  return change.getKey().steps().isEmpty()
                      && now != null
                      && StoredEquality.canonical(now)
                          .equals(StoredEquality.canonical(change.getValue()));
                })
        && removed.stream()
            .allMatch(path -> path.steps().isEmpty() && !item.containsKey(path.column()));
  }
}
