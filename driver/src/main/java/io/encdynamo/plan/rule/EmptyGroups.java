package io.encdynamo.plan.rule;

import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import java.util.List;

/** What aggregates give for a group of no rows, where an outer join has put NULL for them. */
final class EmptyGroups {
  private EmptyGroups() {}

  /** Whether it is known what an aggregate gives for no rows. */
  static boolean isKnown(Grouped.AggregateCall call) {
    return ofNothing(call.function()) instanceof Atom.Constant;
  }

  /** An expression over aggregates, with what they give for no rows instead of NULL. */
  static Bound filled(Bound value, List<Grouped.AggregateCall> calls) {
    Substitution filled = new Substitution();
    for (Grouped.AggregateCall call : calls) {
      Bound result = new Atom.Reference(call.field());
      if (ofNothing(call.function()) instanceof Atom.Constant constant
          && !constant.value().isAbsent()) {
        filled.put(
            call.field(), new Computation.Coalesce(List.of(result, constant), call.field().type()));
      }
    }
    return filled.apply(value);
  }

  private static Bound ofNothing(AggregateFunction function) {
    if (function.equals(AggregateTable.COUNT_ALL)) {
      return new Atom.Constant(new IntegerValue(0), SqlType.BIGINT);
    }
    Bound nothing = new Construction.Collection(true, List.of());
    return function.takesCollection()
        ? FoldConstants.fold(new Computation.CollectionAggregate(function, false, nothing))
        : nothing;
  }
}
