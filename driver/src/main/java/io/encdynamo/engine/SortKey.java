package io.encdynamo.engine;

import io.encdynamo.value.Value;
import io.encdynamo.value.ValueOrder;

/**
 * One key of ORDER BY.
 *
 * @param nullsFirst where NULL and MISSING go. PartiQL: last in ascending order and first in
 *     descending order by default
 */
public record SortKey(Evaluator key, boolean descending, boolean nullsFirst) {

  /** Compares the values that two rows have for this key. */
  public int compare(Value left, Value right) {
    boolean leftAbsent = left.isAbsent();
    if (leftAbsent || right.isAbsent()) {
      if (leftAbsent && right.isAbsent()) {
        return 0;
      }
      return leftAbsent == nullsFirst ? -1 : 1;
    }
    int result = ValueOrder.sorted(descending, nullsFirst).compare(left, right);
    return descending ? Integer.compare(0, result) : result;
  }
}
