package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Relation;

/** Takes the first rows before columns are computed: so a sort below needs no more than those. */
final class LimitBelowProject {
  private LimitBelowProject() {}

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(LimitBelowProject::apply)
            .mapExpressions(bound -> bound.rewriteNested(LimitBelowProject::apply));
    return inner instanceof Relation.Limit limit
            && limit.input() instanceof Relation.Project project
        ? new Relation.Project(
            apply(new Relation.Limit(project.input(), limit.limit(), limit.offset())),
            project.computed())
        : inner;
  }
}
