package io.encdynamo.plan.rule;

import io.encdynamo.engine.HeldKeys;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Equalities;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sideways information passing: where a join holds few keys and streams groups, only the rows of
 * groups that can find a partner are grouped. So a query that was inside an expression does not
 * compute what nobody asks it for.
 */
final class PassKeysSideways {
  private static final double CLEARLY = 2;

  private PassKeysSideways() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(PassKeysSideways::apply)
            .mapExpressions(bound -> bound.rewriteNested(PassKeysSideways::apply));
    return inner instanceof Relation.Join join && !join.kind().keepsLeft() && !join.isLateral()
        ? passed(join)
        : inner;
  }

  private static Relation passed(Relation.Join join) {
    List<Bound> keys = Equalities.of(join.conditions(), join.left(), join.right()).left();
    boolean few =
        Cardinality.rows(join.right()) * CLEARLY < Cardinality.rows(join.left())
            && !keys.isEmpty()
            && keys.stream().allMatch(key -> key instanceof Atom.Reference);
    HeldKeys.Of held = new HeldKeys.Of();
    Relation left = few ? below(join.left(), keys, held) : null;
    return left == null ? join : join.telling(held, left);
  }

  /** The relation with less rows below a group; null if there is no group to spare. */
  private static @Nullable Relation below(Relation relation, List<Bound> keys, HeldKeys.Of held) {
    if (relation instanceof Grouped.Aggregate aggregate) {
      Substitution definitions = Substitution.of(aggregate.keys());
      if (!aggregate.sets().isEmpty() || !definitions.defines(fields(keys))) {
        return null;
      }
      List<Bound> ofRows = keys.stream().map(definitions::apply).toList();
      return ofRows.stream().allMatch(key -> key.isDeterministic() && !key.hasNested())
          ? aggregate.withInputs(List.of(new Relation.Partnered(aggregate.input(), ofRows, held)))
          : null;
    } else if (relation instanceof Relation.Project project) {
      Substitution definitions = Substitution.of(project.computed());
      List<Bound> ofRows = keys.stream().map(definitions::apply).toList();
      return ofRows.stream().allMatch(key -> key instanceof Atom.Reference)
          ? inside(project, project.input(), ofRows, held)
          : null;
    } else if (relation instanceof Relation.Filter filter) {
      return inside(filter, filter.input(), keys, held);
    }
    return null;
  }

  private static @Nullable Relation inside(
      Relation relation, Relation input, List<Bound> keys, HeldKeys.Of held) {
    Relation less = below(input, keys, held);
    return less == null ? null : relation.withInputs(List.of(less));
  }

  private static Set<Field> fields(List<Bound> expressions) {
    Set<Field> fields = new LinkedHashSet<>();
    expressions.forEach(expression -> fields.addAll(expression.fields()));
    return fields;
  }
}
