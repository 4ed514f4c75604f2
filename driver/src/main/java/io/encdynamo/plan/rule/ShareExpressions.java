package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Common subexpressions: what the columns of a projection or the aggregates of a group compute more
 * than once is computed once below them. Only what is computed for every row anyway counts: not the
 * arms of CASE, nor what AND and OR may leave out.
 */
final class ShareExpressions {
  private ShareExpressions() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(ShareExpressions::apply)
            .mapExpressions(bound -> bound.rewriteNested(ShareExpressions::apply));
    if (inner instanceof Relation.Project || inner instanceof Grouped.Aggregate) {
      return shared(inner);
    }
    return inner;
  }

  private static Relation shared(Relation relation) {
    Map<Bound, Integer> uses = new LinkedHashMap<>();
    for (Bound expression : always(relation)) {
      count(expression, uses);
    }
    if (uses.isEmpty()) {
      return relation;
    }
    Map<Bound, Field> common = new LinkedHashMap<>();
    Set<Field> row = Set.copyOf(relation.row());
    uses.forEach(
        (expression, count) -> {
          if (count > 1 && row.containsAll(expression.fields())) {
            common.put(expression, Field.computed("shared", expression.type()));
          }
        });
    if (common.isEmpty()) {
      return relation;
    }
    Relation above = relation.mapExpressions(bound -> replaced(bound, common));
    Set<Field> read = new LinkedHashSet<>();
    above.expressions().forEach(bound -> read.addAll(bound.fields()));
    List<Relation.Computed> computed = new ArrayList<>();
    for (Field field : relation.inputs().get(0).output()) {
      if (read.contains(field)) {
        computed.add(new Relation.Computed(field, new Atom.Reference(field)));
      }
    }
    common.forEach(
        (expression, field) -> {
          if (read.contains(field)) {
            computed.add(new Relation.Computed(field, expression));
          }
        });
    Relation below = new Relation.Project(relation.inputs().get(0), List.copyOf(computed));
    return above.withInputs(List.of(below));
  }

  /** The expressions that are evaluated for every row. */
  private static List<Bound> always(Relation relation) {
    if (!(relation instanceof Grouped.Aggregate aggregate)) {
      return relation.expressions();
    }
    List<Bound> found = new ArrayList<>();
    aggregate.keys().forEach(key -> found.add(key.expression()));
    for (Grouped.AggregateCall call : aggregate.calls()) {
      if (call.filter() == null) {
        found.addAll(call.arguments());
      }
    }
    return found;
  }

  private static void count(Bound expression, Map<Bound, Integer> uses) {
    if (isWorthSharing(expression)) {
      int times = uses.getOrDefault(expression, 0) + 1;
      uses.put(expression, times);
      // What is inside a repeated expression is shared with it.
      if (times > 1) {
        return;
      }
    }
    if (expression instanceof Computation.Case choice) {
      count(choice.whens().get(0).condition(), uses);
    } else if (expression instanceof Predicate.And
        || expression instanceof Predicate.Or
        || expression instanceof Computation.Coalesce) {
      count(expression.children().get(0), uses);
    } else if (!(expression instanceof Computation.Call)) {
      expression.children().forEach(child -> count(child, uses));
    }
  }

  private static boolean isWorthSharing(Bound expression) {
    return (expression instanceof Computation.Calculation
            || expression instanceof Computation.Call
            || expression instanceof Computation.Cast
            || expression instanceof Computation.Concatenation)
        && expression.isDeterministic()
        && !expression.hasNested()
        && !expression.fields().isEmpty();
  }

  private static Bound replaced(Bound expression, Map<Bound, Field> common) {
    Field field = common.get(expression);
    if (field != null) {
      return new Atom.Reference(field);
    }
    List<Bound> children = expression.children();
    return children.isEmpty()
        ? expression
        : expression.withChildren(children.stream().map(child -> replaced(child, common)).toList());
  }
}
