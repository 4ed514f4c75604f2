package io.encdynamo.plan.rule;

import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules, in their order. */
public final class Optimizer {
  private final ChooseAccess access;

  /**
   * @param segments of a Scan
   * @param consistent whether reads are strongly consistent
   */
  public Optimizer(int segments, boolean consistent) {
    this.access = new ChooseAccess(segments, consistent);
  }

  /**
   * An equivalent relation whose tables have their access paths.
   *
   * @param output the fields wanted, in their order; no others come out
   * @param outer compiles over the rows that the relation is opened for; null for none
   */
  public Relation apply(Relation relation, List<Field> output, @Nullable ExpressionCompiler outer) {
    return access.apply(rewritten(relation, output), outer);
  }

  /**
   * An expression whose queries have their access paths.
   *
   * @param row compiles over the rows that the expression is evaluated for
   */
  public Bound apply(Bound expression, ExpressionCompiler row) {
    return access.apply(
        expression.rewriteNested(nested -> rewritten(nested, nested.output())), row);
  }

  /** Rules that find nothing to do are left out: most statements read one table. */
  private static Relation rewritten(Relation relation, List<Field> output) {
    Relation plan = FoldConstants.apply(relation);
    if (plan.anyMatch(Optimizer::holdsQuery)) {
      plan = Decorrelate.apply(plan);
    }
    plan = PushPredicates.apply(plan);
    boolean joins = plan.anyMatch(Optimizer::isJoin);
    if (joins) {
      plan = SinkSemiJoins.apply(plan);
    }
    if (plan.anyMatch(part -> part instanceof Relation.Limit)) {
      plan = LimitBelowProject.apply(plan);
    }
    if (joins) {
      plan = OrderJoins.apply(plan);
    }
    plan = PruneColumns.apply(ShareExpressions.apply(plan), output);
    return joins ? PassKeysSideways.apply(plan) : plan;
  }

  private static boolean holdsQuery(Relation relation) {
    return relation.anyExpression(Bound::hasNested);
  }

  private static boolean isJoin(Relation relation) {
    return relation instanceof Relation.Join || relation instanceof Relation.NotIn;
  }
}
