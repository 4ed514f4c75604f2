package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Relation;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects the window functions of one SELECT. */
final class Windows {
  private final ExpressionBinder binder;

  Windows(ExpressionBinder binder, List<Query.NamedWindow> named) {
    this.binder = binder;
  }

  Bound call(Expression.Call call) {
    if (call.over() != null) {
      throw Unsupported.at(call, "A window function", "group, or compute it in the application");
    }
    return binder.bind(call);
  }

  Relation over(Relation relation, UnaryOperator<Bound> above) {
    return relation;
  }
}
