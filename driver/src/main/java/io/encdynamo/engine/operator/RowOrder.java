package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.SortKey;
import io.encdynamo.value.Value;
import java.util.Comparator;
import java.util.List;

/** The order of ORDER BY: computes the keys of a row once, and compares keys. */
final class RowOrder {
  /** Comparisons between two looks at the cancel signal. */
  private static final int COMPARISONS_PER_CHECK = 4096;

  private final SortKey[] keys;
  private final Execution execution;
  private int comparisons;

  RowOrder(List<SortKey> sortKeys, Execution execution) {
    this.keys = sortKeys.toArray(SortKey[]::new);
    this.execution = execution;
  }

  /** A row with its keys and its place among equal ones. */
  static final class Entry {
    private final Value[] keys;
    private final Value[] row;
    private final long place;

    Entry(Value[] keys, Value[] row, long place) {
      this.keys = keys;
      this.row = row;
      this.place = place;
    }

    Value[] keys() {
      return keys;
    }

    Value[] row() {
      return row;
    }

    long place() {
      return place;
    }
  }

  /** How many keys there are. */
  int width() {
    return keys.length;
  }

  Value[] keys(Value[] row) {
    Value[] values = new Value[keys.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = keys[i].key().evaluate(row, execution).force();
    }
    return values;
  }

  int compare(Value[] left, Value[] right) {
    if (++comparisons >= COMPARISONS_PER_CHECK) {
      comparisons = 0;
      execution.signal().check();
    }
    for (int i = 0; i < keys.length; i++) {
      int result = keys[i].compare(left[i], right[i]);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  /** Equal rows in the order they came. */
  Comparator<Entry> entries() {
    return (left, right) -> {
      int result = compare(left.keys, right.keys);
      return result != 0 ? result : Long.compare(left.place, right.place);
    };
  }
}
