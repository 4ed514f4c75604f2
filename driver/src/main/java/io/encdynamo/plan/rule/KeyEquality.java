package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Placement;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A predicate that says what a key column equals: {@code key = x} or {@code key IN (x, y)}.
 *
 * @param operands the column is one of these
 */
record KeyEquality(Bound predicate, List<Operand> operands) {

  /** The most keys that one IN becomes look-ups for; past that a filter reads less at a time. */
  private static final int MOST_KEYS = 10_000;

  /** The predicate of this kind on a column, if there is one among these. */
  static @Nullable KeyEquality find(
      ColumnDefinition column, List<Bound> predicates, Operands operands) {
    if (!Placement.isFound(column)) {
      return null;
    }
    KeyEquality found = null;
    for (Bound predicate : predicates) {
      KeyEquality equality = of(column, predicate, operands);
      if (equality != null && (found == null || equality.operands.size() < found.operands.size())) {
        found = equality;
      }
    }
    return found;
  }

  private static @Nullable KeyEquality of(
      ColumnDefinition column, Bound predicate, Operands operands) {
    if (predicate instanceof Predicate.Comparison comparison
        && comparison.operator() == ComparisonOperator.EQUAL) {
      if (column.equals(operands.column(comparison.left()))
          && operands.isFixed(comparison.right())) {
        return new KeyEquality(predicate, List.of(operands.of(comparison.right(), column)));
      } else if (column.equals(operands.column(comparison.right()))
          && operands.isFixed(comparison.left())) {
        return new KeyEquality(predicate, List.of(operands.of(comparison.left(), column)));
      }
    } else if (predicate instanceof Predicate.InList in
        && column.equals(operands.column(in.operand()))
        && in.candidates().size() <= MOST_KEYS
        && in.candidates().stream().allMatch(operands::isFixed)) {
      List<Operand> keys = new ArrayList<>();
      for (Bound candidate : in.candidates()) {
        keys.add(operands.of(candidate, column));
      }
      return new KeyEquality(predicate, keys);
    }
    return null;
  }
}
