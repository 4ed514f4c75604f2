package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of the key that rows are joined or grouped by. Computed for every row, so that the most
 * frequent cases go without a call through an interface: a column, of whole numbers or strings.
 */
final class KeyColumn {
  private final Evaluator expression;
  private final int slot;

  private KeyColumn(Evaluator expression) {
    this.expression = expression;
    this.slot = expression.slot();
  }

  static KeyColumn[] of(List<Evaluator> expressions) {
    return expressions.stream().map(KeyColumn::new).toArray(KeyColumn[]::new);
  }

  /** The value in a row, nothing deferred; null if it is absent. */
  @Nullable Value value(Value[] row, Execution execution) {
    Value value = slot >= 0 ? row[slot] : expression.evaluate(row, execution);
    if (value instanceof IntegerValue || value instanceof StringValue) {
      return value;
    }
    Value forced = value.force();
    return forced.isAbsent() ? null : forced;
  }

  /** Computes the key of a row; false if a part of it is absent, and so equal to nothing. */
  static boolean read(KeyColumn[] columns, Value[] row, Value[] key, Execution execution) {
    for (int i = 0; i < key.length; i++) {
      Value value = columns[i].value(row, execution);
      if (value == null) {
        return false;
      }
      key[i] = value;
    }
    return true;
  }
}
