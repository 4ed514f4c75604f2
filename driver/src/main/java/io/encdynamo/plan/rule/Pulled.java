package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query that read fields of the rows around it, as one that does not, and the conditions that are
 * missing in it.
 *
 * @param relation gives all fields that the conditions read, besides its own
 */
record Pulled(Relation relation, List<Bound> conditions) {

  /**
   * Pulls conditions up.
   *
   * @param around the fields of the rows around
   * @return null if something else than conditions reads them
   */
  static @Nullable Pulled from(Relation relation, Set<Field> around) {
    if (Collections.disjoint(relation.free(), around)) {
      return new Pulled(relation, List.of());
    } else if (relation instanceof Relation.Filter filter) {
      return from(filter, around);
    } else if (relation instanceof Relation.Project project) {
      return from(project, around);
    } else if (relation instanceof Relation.Join join) {
      return from(join, around);
    } else if (relation instanceof Relation.NotIn join) {
      return fromLeft(join, join.expressions(), around);
    } else if (relation instanceof Relation.Sort sort) {
      return from(sort.input(), around);
    }
    return null;
  }

  private static @Nullable Pulled from(Relation.Filter filter, Set<Field> around) {
    List<Bound> kept = new ArrayList<>();
    List<Bound> pulled = new ArrayList<>();
    if (!split(List.of(filter.predicate()), around, kept, pulled)) {
      return null;
    }
    Pulled input = from(filter.input(), around);
    return input == null
        ? null
        : new Pulled(
            PushPredicates.filtered(input.relation, kept), joined(input.conditions, pulled));
  }

  private static @Nullable Pulled from(Relation.Project project, Set<Field> around) {
    Pulled input = from(project.input(), around);
    if (input == null || readAny(project.expressions(), around)) {
      return null;
    }
    Set<Field> missing = new LinkedHashSet<>();
    input.conditions.forEach(condition -> missing.addAll(condition.fields()));
    missing.retainAll(input.relation.output());
    missing.removeAll(Set.copyOf(project.output()));
    List<Relation.Computed> computed = new ArrayList<>(project.computed());
    missing.forEach(field -> computed.add(new Relation.Computed(field, new Atom.Reference(field))));
    return new Pulled(
        new Relation.Project(input.relation, List.copyOf(computed)), input.conditions);
  }

  private static @Nullable Pulled from(Relation.Join join, Set<Field> around) {
    if (join.isLateral()) {
      return null;
    }
    if (join.kind() != JoinKind.INNER) {
      boolean left = join.kind() == JoinKind.LEFT || !join.kind().givesRight();
      return left ? fromLeft(join, join.conditions(), around) : null;
    }
    List<Bound> kept = new ArrayList<>();
    List<Bound> pulled = new ArrayList<>();
    Pulled left = from(join.left(), around);
    Pulled right = from(join.right(), around);
    if (left == null || right == null || !split(join.conditions(), around, kept, pulled)) {
      return null;
    }
    pulled.addAll(left.conditions);
    pulled.addAll(right.conditions);
    return new Pulled(
        Relation.Join.of(left.relation, right.relation, JoinKind.INNER, kept), pulled);
  }

  /** Out of the left side of a join that keeps or tests its rows. */
  private static @Nullable Pulled fromLeft(
      Relation join, List<Bound> conditions, Set<Field> around) {
    Relation right = join.inputs().get(1);
    if (readAny(conditions, around) || !Collections.disjoint(right.free(), around)) {
      return null;
    }
    Pulled left = from(join.inputs().get(0), around);
    if (left == null) {
      return null;
    }
    Relation over =
        join instanceof Relation.Join of
            ? Relation.Join.of(left.relation, right, of.kind(), of.conditions())
            : join.withInputs(List.of(left.relation, right));
    return new Pulled(over, left.conditions);
  }

  /** Tells conditions that read fields around from others; false if one cannot be pulled. */
  private static boolean split(
      List<Bound> conditions, Set<Field> around, List<Bound> kept, List<Bound> pulled) {
    for (Bound condition : conditions) {
      for (Bound part : Conjuncts.of(condition)) {
        if (Collections.disjoint(part.fields(), around)) {
          kept.add(part);
        } else if (part.hasNested()) {
          return false;
        } else {
          pulled.add(part);
        }
      }
    }
    return true;
  }

  private static boolean readAny(List<Bound> expressions, Set<Field> around) {
    return expressions.stream()
        .anyMatch(expression -> !Collections.disjoint(expression.fields(), around));
  }

  private static List<Bound> joined(List<Bound> some, List<Bound> others) {
    List<Bound> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
