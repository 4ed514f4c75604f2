package io.encdynamo.plan.bind;

import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation.AggregateCall;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the aggregates of one SELECT while its expressions are bound; equal ones count once. */
final class Aggregates {
  private final List<AggregateCall> calls = new ArrayList<>();

  static Optional<AggregateFunction> function(Identifier name) {
    return AggregateFunction.named(name.text());
  }

  List<AggregateCall> calls() {
    return calls;
  }

  /** The field that holds the aggregate of a call. */
  Bound add(
      Expression.Call call,
      AggregateFunction named,
      @Nullable Bound argument,
      @Nullable Bound filter) {
    boolean distinct = call.quantifier() == Expression.Quantifier.DISTINCT;
    AggregateFunction function = argument == null ? AggregateFunction.COUNT_ALL : named;
    for (AggregateCall known : calls) {
      if (known.function() == function
          && known.distinct() == distinct
          && Objects.equals(known.argument(), argument)
          && Objects.equals(known.filter(), filter)) {
        return new Bound.Reference(known.field());
      }
    }
    SqlType type = function.resultType(argument == null ? SqlType.ANY : argument.type());
    Field field = Field.computed(call.name().text(), type);
    calls.add(new AggregateCall(field, function, argument, distinct, filter));
    return new Bound.Reference(field);
  }
}
