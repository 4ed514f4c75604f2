package io.encdynamo.plan.compile;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Opener;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;

/** Compiles what computes something over several rows. */
final class GroupCompiler {
  private final ExpressionCompiler compiler;

  /**
   * @param compiler compiles over the rows that are grouped
   */
  GroupCompiler(ExpressionCompiler compiler) {
    this.compiler = compiler;
  }

  Opener aggregate(Grouped.Aggregate aggregate, Opener input) {
    List<Evaluator> keys = new ArrayList<>();
    for (Relation.Computed key : aggregate.keys()) {
      keys.add(compiler.compile(key.expression()));
    }
    List<AggregateCall> calls = new ArrayList<>();
    for (Grouped.AggregateCall call : aggregate.calls()) {
      Bound filter = call.filter();
      calls.add(
          new AggregateCall(
              call.function(),
              call.arguments().isEmpty() ? null : compiler.compile(call.arguments().get(0)),
              call.distinct(),
              filter == null ? null : compiler.compile(filter)));
    }
    return execution -> Operators.aggregate(input.open(execution), keys, calls, execution);
  }
}
