package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Relation.JoinKind;
import io.encdynamo.plan.logical.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves each predicate down to the relation whose fields it reads: through joins as their kind
 * allows, through projections, into the tables.
 */
public final class PushPredicates {
  private PushPredicates() {}

  /** An equivalent relation, the queries inside its expressions included. */
  public static Relation apply(Relation relation) {
    Relation inner = relation.mapTree(bound -> bound.rewriteNested(PushPredicates::apply));
    return push(inner, List.of());
  }

  private static Relation push(Relation relation, List<Bound> predicates) {
    if (relation instanceof Relation.Filter filter) {
      return pushWithFilter(filter, predicates);
    } else if (relation instanceof Source.StoredTable table) {
      List<Bound> all = new ArrayList<>(table.predicates());
      all.addAll(predicates);
      return new Source.StoredTable(table.table(), table.alias(), table.output(), List.copyOf(all));
    } else if (relation instanceof Relation.Join join) {
      return pushIntoJoin(join, predicates);
    } else if (relation instanceof Relation.Project project) {
      return pushThroughProject(project, predicates);
    } else if (relation instanceof Relation.Sort || relation instanceof Relation.Distinct) {
      return relation.mapInputs(input -> push(input, predicates));
    }
    return filtered(relation.mapInputs(input -> push(input, List.of())), predicates);
  }

  private static Relation pushWithFilter(Relation.Filter filter, List<Bound> predicates) {
    List<Bound> all = new ArrayList<>(predicates);
    for (Bound part : Conjuncts.of(filter.predicate())) {
      Optional<Boolean> truth = Constants.truth(part);
      if (truth.isEmpty()) {
        all.add(part);
      } else if (!truth.get()) {
        return new Source.Nothing(filter.output());
      }
    }
    return push(filter.input(), all);
  }

  /** The predicates that are left, over a relation they cannot pass. */
  static Relation filtered(Relation relation, List<Bound> predicates) {
    return switch (predicates.size()) {
      case 0 -> relation;
      case 1 -> new Relation.Filter(relation, predicates.get(0));
      default -> new Relation.Filter(relation, new Predicate.And(List.copyOf(predicates)));
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
                  part instanceof Atom.Reference reference
                      ? definitions.getOrDefault(reference.field(), part)
                      : part);
      // What is new at each call, such as UUID(), must not be computed twice; a query should not.
      boolean once = rewritten.isDeterministic() && rewritten.hasNested() == predicate.hasNested();
      (once ? below : above).add(once ? rewritten : predicate);
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
      if (reads(predicate, join.left(), join.right()) && !keepsRight) {
        left.add(predicate);
      } else if (reads(predicate, join.right(), join.left()) && !keepsLeft) {
        right.add(predicate);
      } else if (join.kind() == JoinKind.INNER) {
        between.add(predicate);
      } else {
        above.add(predicate);
      }
    }
    for (Bound condition : join.conditions()) {
      for (Bound part : Conjuncts.of(condition)) {
        if (reads(part, join.left(), join.right()) && !keepsLeft) {
          left.add(part);
        } else if (reads(part, join.right(), join.left()) && !keepsRight) {
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

  /** Whether a predicate reads fields of one side and none of the other. */
  private static boolean reads(Bound predicate, Relation side, Relation other) {
    Set<Field> fields = predicate.fields();
    return !Collections.disjoint(fields, side.output())
        && Collections.disjoint(fields, other.output());
  }
}
