package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.WindowCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Projection push-down: from the root down, each relation is asked for the fields that are needed
 * above it and for no others.
 */
final class PruneColumns {
  private PruneColumns() {}

  /**
   * An equivalent relation, the queries inside its expressions included.
   *
   * @param output the fields wanted, in their order; no others come out
   */
  static Relation apply(Relation relation, List<Field> output) {
    Relation inside =
        relation.mapTree(bound -> bound.rewriteNested(nested -> apply(nested, nested.output())));
    return exactly(inside, output);
  }

  private static Relation exactly(Relation relation, List<Field> output) {
    Relation pruned = prune(relation, new LinkedHashSet<>(output));
    if (pruned.output().equals(output)) {
      return pruned;
    }
    List<Relation.Computed> computed = new ArrayList<>();
    output.forEach(field -> computed.add(new Relation.Computed(field, new Atom.Reference(field))));
    return new Relation.Project(pruned, List.copyOf(computed));
  }

  /** The same with at least the fields that are needed. */
  private static Relation prune(Relation relation, Set<Field> needed) {
    if (relation instanceof Source.StoredTable table) {
      return table.giving(only(table.output(), needed));
    } else if (relation instanceof Source) {
      return relation;
    } else if (relation instanceof Relation.Project project) {
      return pruned(project, needed);
    } else if (relation instanceof Relation.Join join) {
      return pruned(join, needed);
    } else if (relation instanceof Grouped.Aggregate aggregate) {
      List<Grouped.AggregateCall> calls =
          aggregate.calls().stream().filter(call -> needed.contains(call.field())).toList();
      Grouped.Aggregate kept =
          new Grouped.Aggregate(
              aggregate.input(), aggregate.keys(), aggregate.sets(), aggregate.mask(), calls);
      return kept.mapInputs(input -> prune(input, read(kept)));
    } else if (relation instanceof Grouped.Window window) {
      List<WindowCall> calls =
          window.calls().stream().filter(call -> needed.contains(call.field())).toList();
      Grouped.Window kept =
          new Grouped.Window(window.input(), window.partitionBy(), window.orderBy(), calls);
      return kept.mapInputs(input -> prune(input, with(needed, kept)));
    } else if (relation instanceof Relation.Combine
        || relation instanceof Relation.Recursive
        || relation instanceof Relation.Distinct) {
      // Here rows count as a whole, and fields by their place.
      return relation.mapInputs(input -> exactly(input, input.output()));
    }
    return relation.mapInputs(input -> prune(input, with(needed, relation)));
  }

  private static Relation pruned(Relation.Project project, Set<Field> needed) {
    List<Relation.Computed> kept =
        project.computed().stream().filter(computed -> needed.contains(computed.field())).toList();
    Relation.Project narrow = new Relation.Project(project.input(), kept);
    Relation input = prune(project.input(), read(narrow));
    boolean same =
        kept.stream()
            .allMatch(
                computed ->
                    computed.expression() instanceof Atom.Reference reference
                        && reference.field() == computed.field());
    return same && !(input instanceof Source.SingleRow)
        ? input
        : merged(new Relation.Project(input, kept));
  }

  /** One projection for two, where one of them only names columns. */
  private static Relation merged(Relation.Project project) {
    if (!(project.input() instanceof Relation.Project inner)
        || !(areAtoms(inner) || (areAtoms(project) && isEachUsedOnce(project)))) {
      return project;
    }
    Substitution definitions = Substitution.of(inner.computed());
    List<Relation.Computed> computed = new ArrayList<>();
    for (Relation.Computed each : project.computed()) {
      computed.add(new Relation.Computed(each.field(), definitions.apply(each.expression())));
    }
    return new Relation.Project(inner.input(), List.copyOf(computed));
  }

  private static boolean areAtoms(Relation.Project project) {
    return project.computed().stream().allMatch(c -> c.expression() instanceof Atom);
  }

  private static boolean isEachUsedOnce(Relation.Project project) {
    return project.expressions().stream().distinct().count() == project.computed().size();
  }

  private static Relation pruned(Relation.Join join, Set<Field> needed) {
    Set<Field> read = with(needed, join);
    if (join.isLateral()) {
      read.addAll(join.right().free());
    }
    return new Relation.Join(
        prune(join.left(), read),
        prune(join.right(), read),
        join.kind(),
        join.conditions(),
        only(join.output(), needed));
  }

  private static List<Field> only(List<Field> fields, Set<Field> needed) {
    return fields.stream().filter(needed::contains).toList();
  }

  /** The fields that expressions of a relation read. */
  private static Set<Field> read(Relation relation) {
    return with(Set.of(), relation);
  }

  private static Set<Field> with(Set<Field> needed, Relation relation) {
    Set<Field> read = new LinkedHashSet<>(needed);
    for (Bound expression : relation.expressions()) {
      read.addAll(expression.fields());
    }
    return read;
  }
}
