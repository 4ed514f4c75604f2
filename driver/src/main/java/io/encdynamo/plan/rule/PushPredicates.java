package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves each predicate down to the relation whose fields it reads: through joins as their kind
 * allows, through projections, into the tables.
 */
final class PushPredicates {
  private PushPredicates() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner = relation.mapTree(bound -> bound.rewriteNested(PushPredicates::apply));
    return push(inner, List.of());
  }

  private static Relation push(Relation relation, List<Bound> predicates) {
    if (relation instanceof Relation.Filter filter) {
      return pushWithFilter(filter, predicates);
    } else if (relation instanceof Source.StoredTable table) {
      List<Bound> all = new ArrayList<>(table.predicates());
      all.addAll(predicates);
      return table.withExpressions(all);
    } else if (relation instanceof Relation.Join join) {
      return pushIntoJoin(join, predicates);
    } else if (relation instanceof Relation.NotIn join) {
      return pushIntoNotIn(join, predicates);
    } else if (relation instanceof Relation.Project project) {
      return pushThroughProject(project, predicates);
    } else if (relation instanceof Grouped.Aggregate aggregate) {
      return pushThroughAggregate(aggregate, predicates);
    } else if (relation instanceof Relation.Sort || relation instanceof Relation.Distinct) {
      return relation.mapInputs(input -> push(input, predicates));
    }
    return filtered(relation.mapInputs(input -> push(input, List.of())), predicates);
  }

  private static Relation pushWithFilter(Relation.Filter filter, List<Bound> predicates) {
    // What stands further in is asked first: strict typing may fail over rows it throws away.
    List<Bound> all = new ArrayList<>();
    for (Bound part : Conjuncts.of(filter.predicate())) {
      Optional<Boolean> truth = FoldConstants.truth(part);
      if (truth.isEmpty()) {
        all.add(part);
      } else if (!truth.get()) {
        return new Source.Nothing(filter.output());
      }
    }
    all.addAll(predicates);
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
    Substitution definitions = Substitution.of(project.computed());
    List<Bound> below = new ArrayList<>();
    List<Bound> above = new ArrayList<>();
    for (Bound predicate : predicates) {
      Bound rewritten = definitions.apply(predicate);
      // What is new at each call, such as UUID(), must not be computed twice; a query should not.
      boolean once = rewritten.isDeterministic() && rewritten.hasNested() == predicate.hasNested();
      (once ? below : above).add(once ? rewritten : predicate);
    }
    return filtered(new Relation.Project(push(project.input(), below), project.computed()), above);
  }

  /**
   * What speaks of the keys alone decides over whole groups. MISSING becomes NULL in a key, so only
   * predicates that are true of neither go below.
   */
  private static Relation pushThroughAggregate(
      Grouped.Aggregate aggregate, List<Bound> predicates) {
    Substitution keys = Substitution.of(aggregate.keys());
    List<Bound> below = new ArrayList<>();
    List<Bound> above = new ArrayList<>();
    for (Bound predicate : predicates) {
      Set<Field> fields = new LinkedHashSet<>(predicate.fields());
      fields.retainAll(aggregate.output());
      boolean ofKeys =
          aggregate.sets().isEmpty()
              && !fields.isEmpty()
              && keys.defines(fields)
              && NullRejection.rejects(predicate, fields);
      Bound rewritten = keys.apply(predicate);
      boolean once = ofKeys && rewritten.isDeterministic() && !rewritten.hasNested();
      (once ? below : above).add(once ? rewritten : predicate);
    }
    return filtered(aggregate.mapInputs(input -> push(input, below)), above);
  }

  private static Relation pushIntoJoin(Relation.Join join, List<Bound> predicates) {
    JoinKind kind = reduced(join, predicates);
    List<Bound> left = new ArrayList<>();
    List<Bound> right = new ArrayList<>();
    List<Bound> between = new ArrayList<>();
    List<Bound> above = new ArrayList<>();
    // A predicate over the join may go into a side only if the other side's rows without a partner
    // do not make this side's fields NULL; a condition of ON only into a side whose own rows
    // without a partner are not kept.
    for (Bound condition : join.conditions()) {
      for (Bound part : Conjuncts.of(condition)) {
        if (reads(part, join.left(), join.right()) && !kind.keepsLeft()) {
          left.add(part);
        } else if (reads(part, join.right(), join.left()) && !kind.keepsRight()) {
          right.add(part);
        } else {
          between.add(part);
        }
      }
    }
    for (Bound predicate : predicates) {
      if (reads(predicate, join.left(), join.right()) && !(kind.isPaired() && kind.keepsRight())) {
        left.add(predicate);
      } else if (reads(predicate, join.right(), join.left())
          && !(kind.isPaired() && kind.keepsLeft())) {
        right.add(predicate);
      } else if (kind == JoinKind.INNER) {
        between.add(predicate);
      } else {
        above.add(predicate);
      }
    }
    for (Bound condition : between) {
      if (condition instanceof Predicate.Or or) {
        if (!kind.keepsLeft()) {
          implied(or, join.left(), join.right()).ifPresent(left::add);
        }
        if (!kind.keepsRight()) {
          implied(or, join.right(), join.left()).ifPresent(right::add);
        }
      }
    }
    return filtered(
        new Relation.Join(
            push(join.left(), left),
            push(join.right(), right),
            kind,
            List.copyOf(between),
            join.output()),
        above);
  }

  /** The kind of an outer join without the rows that predicates above it throw away anyway. */
  private static JoinKind reduced(Relation.Join join, List<Bound> predicates) {
    JoinKind kind = join.kind();
    if (!kind.isPaired() || kind == JoinKind.INNER) {
      return kind;
    }
    boolean left = kind.keepsLeft() && !rejected(predicates, join.right());
    boolean right = kind.keepsRight() && !rejected(predicates, join.left());
    return left ? (right ? JoinKind.FULL : JoinKind.LEFT) : right ? JoinKind.RIGHT : JoinKind.INNER;
  }

  private static boolean rejected(List<Bound> predicates, Relation side) {
    Set<Field> fields = Set.copyOf(side.output());
    return predicates.stream().anyMatch(predicate -> NullRejection.rejects(predicate, fields));
  }

  /**
   * What an OR over both sides says of one: each of its terms has something to say of it. The OR
   * itself is asked nevertheless.
   */
  private static Optional<Bound> implied(Predicate.Or or, Relation side, Relation other) {
    List<Bound> terms = new ArrayList<>();
    for (Bound term : or.terms()) {
      List<Bound> parts =
          Conjuncts.of(term).stream()
              .filter(part -> reads(part, side, other) && !part.hasNested())
              .toList();
      if (parts.isEmpty()) {
        return Optional.empty();
      }
      terms.add(Conjuncts.and(parts));
    }
    return Optional.of(Conjuncts.candidates(terms));
  }

  private static Relation pushIntoNotIn(Relation.NotIn join, List<Bound> predicates) {
    List<Bound> right = new ArrayList<>();
    List<Bound> between = new ArrayList<>();
    for (Bound condition : join.conditions()) {
      for (Bound part : Conjuncts.of(condition)) {
        (reads(part, join.right(), join.left()) ? right : between).add(part);
      }
    }
    return new Relation.NotIn(
        push(join.left(), predicates),
        push(join.right(), right),
        join.operand(),
        join.candidate(),
        List.copyOf(between));
  }

  /** Whether a predicate reads fields of one side and none of the other. */
  private static boolean reads(Bound predicate, Relation side, Relation other) {
    Set<Field> fields = predicate.fields();
    return !Collections.disjoint(fields, side.output())
        && Collections.disjoint(fields, other.output());
  }
}
