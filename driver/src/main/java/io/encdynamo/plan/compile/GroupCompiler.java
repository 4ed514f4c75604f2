package io.encdynamo.plan.compile;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Opener;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.engine.window.Frame;
import io.encdynamo.engine.window.WindowCall;
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
    List<AggregateCall> calls = aggregate.calls().stream().map(this::call).toList();
    List<List<Integer>> sets = aggregate.sets();
    boolean mask = aggregate.mask() != null;
    return execution ->
        Operators.aggregate(input.open(execution), keys, sets, mask, calls, execution);
  }

  private AggregateCall call(Grouped.AggregateCall call) {
    Bound filter = call.filter();
    return new AggregateCall(
        call.function(),
        compiler.compileAll(call.arguments()),
        call.distinct(),
        compiler.sortKeys(call.orderBy()),
        filter == null ? null : compiler.compile(filter));
  }

  Opener window(Grouped.Window window, Opener input) {
    List<Evaluator> partitionBy = compiler.compileAll(window.partitionBy());
    List<SortKey> orderBy = compiler.sortKeys(window.orderBy());
    List<WindowCall> calls = window.calls().stream().map(this::call).toList();
    return execution ->
        Operators.window(input.open(execution), partitionBy, orderBy, calls, execution);
  }

  private WindowCall call(io.encdynamo.plan.logical.WindowCall call) {
    Frame<Evaluator> frame = call.frame().map(compiler::compile);
    if (call instanceof io.encdynamo.plan.logical.WindowCall.OfAggregate aggregate) {
      return new WindowCall.OfAggregate(call(aggregate.call()), frame);
    }
    var function = (io.encdynamo.plan.logical.WindowCall.OfFunction) call;
    return new WindowCall.OfFunction(
        function.function(),
        compiler.compileAll(function.arguments()),
        function.ignoresNulls(),
        function.fromLast(),
        frame);
  }
}
