package io.encdynamo.plan.rule;

import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import io.encdynamo.plan.relation.Relation.JoinKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Moves each predicate down to the relation whose fields it reads: through joins as their kind
 * allows, through projections, into the tables.
 */
public final class PushPredicates {
  private PushPredicates() {}

  public static Relation apply(Relation relation) {
    return push(relation, List.of());
  }

  private static Relation push(Relation relation, List<Bound> predicates) {
    if (relation instanceof Relation.Filter filter) {
      List<Bound> all = new ArrayList<>(predicates);
      for (Bound part : Conjuncts.of(filter.predicate())) {
        Optional<Boolean> truth = Constants.truth(part);
        if (truth.isEmpty()) {
          all.add(part);
        } else if (!truth.get()) {
          return new Relation.Nothing(filter.output());
        }
      }
      return push(filter.input(), all);
    } else if (relation instanceof Relation.StoredTable table) {
      List<Bound> all = new ArrayList<>(table.predicates());
      all.addAll(predicates);
      return new Relation.StoredTable(
          table.table(), table.alias(), table.output(), List.copyOf(all));
    } else if (relation instanceof Relation.Join join) {
      return pushIntoJoin(join, predicates);
    } else if (relation instanceof Relation.Project project) {
      return pushThroughProject(project, predicates);
    } else if (relation instanceof Relation.Aggregate aggregate) {
      return filtered(
          new Relation.Aggregate(apply(aggregate.input()), aggregate.keys(), aggregate.calls()),
          predicates);
    } else if (relation instanceof Relation.Sort sort) {
      return new Relation.Sort(push(sort.input(), predicates), sort.keys());
    } else if (relation instanceof Relation.Distinct distinct) {
      return new Relation.Distinct(push(distinct.input(), predicates));
    } else if (relation instanceof Relation.Limit limit) {
      return filtered(
          new Relation.Limit(apply(limit.input()), limit.limit(), limit.offset()), predicates);
    }
    if (relation instanceof Relation.Combine combine) {
      return filtered(
          new Relation.Combine(
              combine.operation(), apply(combine.left()), apply(combine.right()), combine.output()),
          predicates);
    }
    return filtered(relation, predicates);
  }

  /** The predicates that are left, over a relation they cannot pass. */
  static Relation filtered(Relation relation, List<Bound> predicates) {
    return switch (predicates.size()) {
      case 0 -> relation;
      case 1 -> new Relation.Filter(relation, predicates.get(0));
      default -> new Relation.Filter(relation, new Bound.And(List.copyOf(predicates)));
    };
  }

  private static Relation pushThroughProject(Relation.Project project, List<Bound> predicates) {
    IdentityHashMap<Field, Bound> definitions = new IdentityHashMap<>();
    project.computed().forEach(c -> definitions.put(c.field(), c.expression()));
    List<Bound> below = new ArrayList<>();
    List<Bound> above = new ArrayList<>();
    for (Bound predicate : predicates) {
      Bound rewritten =
          predicate.rewrite(
              part ->
                  part instanceof Bound.Reference reference
                      ? definitions.getOrDefault(reference.field(), part)
                      : part);
      // What is new at each call, such as UUID(), must not be computed twice.
      (rewritten.isDeterministic() ? below : above)
          .add(rewritten.isDeterministic() ? rewritten : predicate);
    }
    return filtered(new Relation.Project(push(project.input(), below), project.computed()), above);
  }

  private static Relation pushIntoJoin(Relation.Join join, List<Bound> predicates) {
    boolean keepsLeft = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
    boolean keepsRight = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
    List<Bound> left = new ArrayList<>();
    List<Bound> right = new ArrayList<>();
    List<Bound> between = new ArrayList<>();
    List<Bound> above = new ArrayList<>();
    // A predicate over the join may go into a side only if the other side's rows without a partner
    // do not make this side's fields NULL; a condition of ON only into a side whose own rows
    // without a partner are not kept.
    for (Bound predicate : predicates) {
      if (reads(predicate, join.left()) && !keepsRight) {
        left.add(predicate);
      } else if (reads(predicate, join.right()) && !keepsLeft) {
        right.add(predicate);
      } else if (join.kind() == JoinKind.INNER) {
        between.add(predicate);
      } else {
        above.add(predicate);
      }
    }
    for (Bound condition : join.conditions()) {
      for (Bound part : Conjuncts.of(condition)) {
        if (reads(part, join.left()) && !keepsLeft) {
          left.add(part);
        } else if (reads(part, join.right()) && !keepsRight) {
          right.add(part);
        } else {
          between.add(part);
        }
      }
    }
    return filtered(
        new Relation.Join(
            push(join.left(), left), push(join.right(), right), join.kind(), List.copyOf(between)),
        above);
  }

  private static boolean reads(Bound predicate, Relation relation) {
    List<Field> fields = predicate.fields();
    return !fields.isEmpty() && relation.output().containsAll(fields);
  }
}
