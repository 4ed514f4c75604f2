package io.encdynamo.plan.bind;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.engine.aggregate.AggregateFunction.Order;
import io.encdynamo.engine.aggregate.AggregateTable;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped.AggregateCall;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls of aggregate functions: which one is meant, and what may stand in it. */
final class AggregateCalls {
  private static final String OF_COLLECTION = "COLL_";

  private AggregateCalls() {}

  static boolean isAggregate(Expression.Call call) {
    return AggregateTable.named(call.name().text()).isPresent();
  }

  /** An aggregate over rows that a binder sees. */
  static AggregateCall bind(Expression.Call call, ExpressionBinder binder) {
    AggregateFunction function = function(call);
    List<Relation.SortKey> written = new ArrayList<>();
    for (Expression.OrderTerm term : call.orderBy()) {
      written.add(Ordering.key(term, binder.bind(term.expression())));
    }
    List<Bound> arguments = arguments(call, function, written, binder);
    Expression filter = call.filter();
    return new AggregateCall(
        Field.computed(
            call.name().text(), function.resultType(arguments.stream().map(Bound::type).toList())),
        function,
        arguments,
        call.quantifier() == Quantifier.DISTINCT,
        order(call, function, arguments, written),
        filter == null ? null : binder.predicate(filter));
  }

  private static AggregateFunction function(Expression.Call call) {
    String name = call.name().text();
    AggregateFunction function =
        call.star() && name.equalsIgnoreCase("COUNT")
            ? AggregateTable.COUNT_ALL
            : AggregateTable.named(name).orElseThrow();
    if (call.star() != function.arguments().isEmpty()) {
      throw Unsupported.invalid(call, "aggregate " + function + " does not take *");
    }
    return function;
  }

  /** All arguments; WITHIN GROUP gives the first one of a function with an order of its own. */
  private static List<Bound> arguments(
      Expression.Call call,
      AggregateFunction function,
      List<Relation.SortKey> orderBy,
      ExpressionBinder binder) {
    List<Bound> arguments = new ArrayList<>();
    if (function.order() == Order.OWN && !orderBy.isEmpty()) {
      if (orderBy.size() > 1) {
        throw Unsupported.invalid(call, "aggregate " + function + " takes one key of ORDER BY");
      }
      arguments.add(orderBy.get(0).expression());
    }
    for (Expression written : call.arguments()) {
      int place = Math.min(arguments.size(), function.arguments().size() - 1);
      arguments.add(binder.bind(written, Calls.expected(function.arguments().get(place))));
    }
    if (!function.takes(arguments.size())) {
      throw Unsupported.invalid(
          call, "aggregate " + function + " does not take " + counted(call.arguments().size()));
    }
    if (!accepts(function, arguments, binder)) {
      throw Unsupported.invalid(
          call, "aggregate " + function + " does not take arguments of these types");
    }
    for (Bound direct : arguments.subList(function.aggregated(), arguments.size())) {
      if (!direct.isFixed()) {
        throw Unsupported.invalid(
            call, "the last argument of " + function + " must be the same for all rows");
      }
    }
    return List.copyOf(arguments);
  }

  private static boolean accepts(
      AggregateFunction function, List<Bound> arguments, ExpressionBinder binder) {
    if (binder.typing() == Typing.PERMISSIVE && arguments.stream().allMatch(Bound::isFixed)) {
      return true;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!Calls.accepts(function.arguments().get(i), arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String counted(int arguments) {
    return arguments + (arguments == 1 ? " argument" : " arguments");
  }

  /** The order in which values are aggregated; none where it makes no difference. */
  private static List<Relation.SortKey> order(
      Expression.Call call,
      AggregateFunction function,
      List<Bound> arguments,
      List<Relation.SortKey> written) {
    return switch (function.order()) {
      case NONE -> List.of();
      case OWN ->
          written.isEmpty()
              ? List.of(new Relation.SortKey(arguments.get(0), false, false))
              : List.copyOf(written);
      case GIVEN -> {
        boolean ofValue =
            written.stream().allMatch(key -> key.expression().equals(arguments.get(0)));
        if (call.quantifier() == Quantifier.DISTINCT && !ofValue) {
          throw Unsupported.invalid(
              call, "with DISTINCT, " + function + " is ordered by its argument alone");
        }
        yield List.copyOf(written);
      }
    };
  }

  // COLL_

  /** Whether a call is an aggregate of a collection, such as COLL_SUM. */
  static boolean isOfCollection(Expression.Call call) {
    return ofCollection(call).isPresent();
  }

  private static Optional<AggregateFunction> ofCollection(Expression.Call call) {
    String name = call.name().text().toUpperCase(Locale.ROOT);
    return name.startsWith(OF_COLLECTION)
        ? AggregateTable.named(name.substring(OF_COLLECTION.length()))
            .filter(AggregateFunction::takesCollection)
        : Optional.empty();
  }

  /** {@code COLL_SUM([DISTINCT] collection)} and its sisters. */
  static Bound bindOfCollection(Expression.Call call, ExpressionBinder binder) {
    if (call.arguments().size() != 1) {
      throw Unsupported.invalid(call, call.name().text() + " takes one collection");
    }
    return new Computation.CollectionAggregate(
        ofCollection(call).orElseThrow(),
        call.quantifier() == Quantifier.DISTINCT,
        binder.bind(call.arguments().get(0)));
  }
}
