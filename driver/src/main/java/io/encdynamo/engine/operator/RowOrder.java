package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueOrder;
import java.util.Comparator;
import java.util.List;

/** The order of ORDER BY: computes the keys of a row once, and compares keys. */
final class RowOrder {
  /** Comparisons between two looks at the cancel signal. */
  private static final int COMPARISONS_PER_CHECK = 4096;

  private final Evaluator[] keys;
  private final boolean[] descending;
  private final boolean[] nullsFirst;
  private final Execution execution;
  private int comparisons;

  RowOrder(List<SortKey> sortKeys, Execution execution) {
    this.keys = new Evaluator[sortKeys.size()];
    this.descending = new boolean[keys.length];
    this.nullsFirst = new boolean[keys.length];
    this.execution = execution;
    for (int i = 0; i < keys.length; i++) {
      SortKey key = sortKeys.get(i);
      keys[i] = key.key();
      descending[i] = key.descending();
      nullsFirst[i] = key.nullsFirst();
    }
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
      values[i] = keys[i].evaluate(row, execution).force();
    }
    return values;
  }

  int compare(Value[] left, Value[] right) {
    if (++comparisons >= COMPARISONS_PER_CHECK) {
      comparisons = 0;
      execution.signal().check();
    }
    for (int i = 0; i < keys.length; i++) {
      int result = compare(left[i], right[i], i);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private int compare(Value left, Value right, int key) {
    boolean leftAbsent = left.isAbsent();
    if (leftAbsent || right.isAbsent()) {
      if (leftAbsent && right.isAbsent()) {
        return 0;
      }
      return leftAbsent == nullsFirst[key] ? -1 : 1;
    }
    int result = ValueOrder.NULLS_FIRST.compare(left, right);
    return descending[key] ? Integer.compare(0, result) : result;
  }

  /** Equal rows in the order they came. */
  Comparator<Entry> entries() {
    return (left, right) -> {
      int result = compare(left.keys, right.keys);
      return result != 0 ? result : Long.compare(left.place, right.place);
    };
  }
}
