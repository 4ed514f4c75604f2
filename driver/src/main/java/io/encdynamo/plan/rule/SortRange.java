package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Placement;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which predicates are conditions that Query takes on a sort key. */
final class SortRange {
  private SortRange() {}

  /** A condition on the sort key that Query takes; its predicate is taken out. */
  static PathTemplate.@Nullable SortTemplate find(
      ColumnDefinition sort, List<Bound> predicates, Operands operands) {
    if (!Placement.hasOrder(sort)) {
      return null;
    }
    for (Bound predicate : predicates) {
      PathTemplate.SortTemplate template = of(sort, predicate, operands);
      if (template != null) {
        predicates.remove(predicate);
        return template;
      }
    }
    return null;
  }

  private static PathTemplate.@Nullable SortTemplate of(
      ColumnDefinition sort, Bound predicate, Operands operands) {
    if (predicate instanceof Predicate.Comparison comparison) {
      boolean straight = sort.equals(operands.column(comparison.left()));
      Bound other = straight ? comparison.right() : comparison.left();
      ComparisonOperator operator =
          straight ? comparison.operator() : comparison.operator().mirrored();
      boolean fits = straight || sort.equals(operands.column(comparison.right()));
      return fits && operands.isFixed(other) && operator != ComparisonOperator.NOT_EQUAL
          ? new PathTemplate.SortTemplate(
              SortCondition.Operator.valueOf(operator.name()), operands.of(other, sort), null)
          : null;
    } else if (predicate instanceof Predicate.Between between
        && sort.equals(operands.column(between.operand()))
        && operands.isFixed(between.low())
        && operands.isFixed(between.high())) {
      return new PathTemplate.SortTemplate(
          SortCondition.Operator.BETWEEN,
          operands.of(between.low(), sort),
          operands.of(between.high(), sort));
    } else if (predicate instanceof Predicate.Like like
        && sort.equals(operands.column(like.operand()))
        && like.escape() == null) {
      String prefix = Placement.prefix(like.pattern());
      return prefix == null
          ? null
          : new PathTemplate.SortTemplate(
              SortCondition.Operator.BEGINS_WITH,
              operands.of(Atom.Constant.of(prefix), sort),
              null);
    }
    return null;
  }
}
