package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries inside expressions become joins, so that they run once and not for each row: EXISTS, IN
 * and their negations join for existence, one aggregate that depends on the row around becomes a
 * group for each value it depends on (Galindo-Legaria and Joshi, 2001). What cannot be joined
 * stays.
 */
final class Decorrelate {
  private Decorrelate() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(Decorrelate::apply)
            .mapExpressions(bound -> bound.rewriteNested(Decorrelate::apply));
    if (!inner.anyExpression(Bound::hasNested)) {
      return inner;
    }
    if (inner instanceof Relation.Filter filter) {
      return filter(filter);
    }
    boolean extensible =
        inner instanceof Relation.Project
            || inner instanceof Grouped.Aggregate
            || inner instanceof Relation.Sort;
    return extensible ? extended(inner) : inner;
  }

  private static Relation filter(Relation.Filter filter) {
    List<Bound> plain = new ArrayList<>();
    List<Bound> rest = new ArrayList<>();
    for (Bound predicate : Conjuncts.of(filter.predicate())) {
      (predicate.hasNested() ? rest : plain).add(predicate);
    }
    Relation input = PushPredicates.filtered(filter.input(), plain);
    for (Bound predicate : List.copyOf(rest)) {
      Relation joined = JoinExistence.of(input, predicate);
      if (joined != null) {
        input = joined;
        rest.remove(predicate);
      }
    }
    return rest.isEmpty() ? input : extended(new Relation.Filter(input, Conjuncts.and(rest)));
  }

  /** A relation whose queries for single values are joined to what it reads. */
  private static Relation extended(Relation relation) {
    JoinValues values = new JoinValues(relation.inputs().get(0));
    Relation above = relation.mapExpressions(values::replaced);
    return above.withInputs(List.of(values.input()));
  }
}
