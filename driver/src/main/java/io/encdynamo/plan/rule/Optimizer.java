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

  private static Relation rewritten(Relation relation, List<Field> output) {
    Relation folded = FoldConstants.apply(relation);
    Relation joined = SinkSemiJoins.apply(PushPredicates.apply(Decorrelate.apply(folded)));
    Relation ordered = OrderJoins.apply(LimitBelowProject.apply(joined));
    Relation shared = ShareExpressions.apply(ordered);
    return PassKeysSideways.apply(PruneColumns.apply(shared, output));
  }
}
