package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.expression.Bound;
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
  static @Nullable KeyEquality find(ColumnDefinition column, List<Bound> predicates) {
    if (!ServerPredicates.hasServerEquality(column)) {
      return null;
    }
    KeyEquality found = null;
    for (Bound predicate : predicates) {
      KeyEquality equality = of(column, predicate);
      if (equality != null && (found == null || equality.operands.size() < found.operands.size())) {
        found = equality;
      }
    }
    return found;
  }

  private static @Nullable KeyEquality of(ColumnDefinition column, Bound predicate) {
    if (predicate instanceof Bound.Comparison comparison
        && comparison.operator() == ComparisonOperator.EQUAL) {
      if (column.equals(ServerPredicates.column(comparison.left()))
          && comparison.right().isFixed()) {
        return new KeyEquality(predicate, List.of(new Operand(comparison.right(), column)));
      } else if (column.equals(ServerPredicates.column(comparison.right()))
          && comparison.left().isFixed()) {
        return new KeyEquality(predicate, List.of(new Operand(comparison.left(), column)));
      }
    } else if (predicate instanceof Bound.InList in
        && column.equals(ServerPredicates.column(in.operand()))
        && in.candidates().size() <= MOST_KEYS
        && in.candidates().stream().allMatch(Bound::isFixed)) {
      List<Operand> operands = new ArrayList<>();
      for (Bound candidate : in.candidates()) {
        operands.add(new Operand(candidate, column));
      }
      return new KeyEquality(predicate, operands);
    }
    return null;
  }
}
