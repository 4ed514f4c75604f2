package io.encdynamo.plan.bind;

import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped.AggregateCall;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the aggregates of one SELECT while its expressions are bound; equal ones count once. */
final class Aggregates {
  private final ExpressionBinder plain;
  private final List<Relation.Computed> keys;
  private final List<AggregateCall> calls = new ArrayList<>();
  private @Nullable Field mask;

  /**
   * @param plain binds over the rows that are grouped
   * @param keys of GROUP BY, as far as they are known
   */
  Aggregates(ExpressionBinder plain, List<Relation.Computed> keys) {
    this.plain = plain;
    this.keys = keys;
  }

  List<AggregateCall> calls() {
    return calls;
  }

  /** Says which keys a row does not group by; null if all rows group by all. */
  @Nullable Field mask() {
    return mask;
  }

  Field needMask() {
    if (mask == null) {
      mask = Field.computed("$grouping", SqlType.BIGINT);
    }
    return mask;
  }

  /** The field that holds the aggregate of a call. */
  Bound call(Expression.Call call) {
    AggregateCall bound = AggregateCalls.bind(call, plain);
    for (AggregateCall known : calls) {
      if (known.computesAs(bound)) {
        return new Atom.Reference(known.field());
      }
    }
    calls.add(bound);
    return new Atom.Reference(bound.field());
  }

  /** The field that holds all values of a group, for GROUP AS. */
  Bound bag(Bound element) {
    AggregateCall call =
        new AggregateCall(
            Field.computed("group", SqlType.ANY),
            AggregateTable.GROUP_AS,
            List.of(element),
            false,
            List.of(),
            null);
    calls.add(call);
    return new Atom.Reference(call.field());
  }

  // GROUPING

  static boolean isGrouping(Expression.Call call) {
    return call.name().text().equalsIgnoreCase("GROUPING");
  }

  /**
   * {@code GROUPING(key, ...)}: a bit for each key, the last one the lowest, set where the row does
   * not group by it (SQL:2016 part 2, 6.9).
   */
  Bound grouping(Expression.Call call) {
    Bound sum = null;
    for (Expression argument : call.arguments()) {
      Bound bit = bit(place(argument));
      sum =
          sum == null
              ? bit
              : calculate(
                  Arithmetic.Operator.ADD,
                  calculate(Arithmetic.Operator.MULTIPLY, sum, constant(2)),
                  bit);
    }
    if (sum == null) {
      throw Unsupported.invalid(call, "GROUPING takes keys of GROUP BY");
    }
    return sum;
  }

  private int place(Expression argument) {
    Bound bound = plain.bind(argument);
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).expression().equals(bound)) {
        return i;
      }
    }
    throw Unsupported.invalid(argument, "GROUPING takes keys of GROUP BY");
  }

  private Bound bit(int place) {
    if (mask == null) {
      return constant(0);
    }
    Bound shifted =
        calculate(Arithmetic.Operator.DIVIDE, new Atom.Reference(mask), constant(1L << place));
    return calculate(Arithmetic.Operator.MODULO, shifted, constant(2));
  }

  private static Bound calculate(Arithmetic.Operator operator, Bound left, Bound right) {
    return new Computation.Calculation(operator, left, right, SqlType.BIGINT);
  }

  private static Bound constant(long value) {
    return new Atom.Constant(new IntegerValue(value), SqlType.BIGINT);
  }
}
