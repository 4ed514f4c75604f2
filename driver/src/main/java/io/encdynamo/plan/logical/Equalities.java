package io.encdynamo.plan.logical;

import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The conditions of a join taken apart: a hash table finds the pairs for which {@code left} equals
 * {@code right}, place by place, and the rest is tested on each of them. Queries inside expressions
 * stay where the whole row is.
 *
 * @param left over rows of the left side
 * @param right over rows of the right side
 */
public record Equalities(List<Bound> left, List<Bound> right, List<Bound> rest) {

  /** Takes the conditions on the rows of two relations apart. */
  public static Equalities of(List<Bound> conditions, Relation left, Relation right) {
    Equalities found = new Equalities(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<Field> leftFields = Set.copyOf(left.output());
    Set<Field> rightFields = Set.copyOf(right.output());
    for (Bound condition : conditions) {
      if (!found.add(condition, leftFields, rightFields)) {
        found.rest.add(condition);
      }
    }
    return found;
  }

  private boolean add(Bound condition, Set<Field> leftFields, Set<Field> rightFields) {
    if (!(condition instanceof Predicate.Comparison comparison)
        || comparison.operator() != ComparisonOperator.EQUAL
        || comparison.hasNested()) {
      return false;
    }
    Set<Field> first = comparison.left().fields();
    Set<Field> second = comparison.right().fields();
    if (reads(first, leftFields) && reads(second, rightFields)) {
      left.add(comparison.left());
      right.add(comparison.right());
      return true;
    }
    if (reads(first, rightFields) && reads(second, leftFields)) {
      left.add(comparison.right());
      right.add(comparison.left());
      return true;
    }
    return false;
  }

  private static boolean reads(Set<Field> fields, Set<Field> side) {
    return !fields.isEmpty() && side.containsAll(fields);
  }
}
