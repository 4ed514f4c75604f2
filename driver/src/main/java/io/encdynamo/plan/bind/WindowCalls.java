package io.encdynamo.plan.bind;

import io.encdynamo.engine.function.FunctionTable;
import io.encdynamo.engine.window.Frame;
import io.encdynamo.engine.window.WindowFunction;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.plan.bind.WindowDefinitions.Definition;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.WindowCall;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Calls with OVER: which function is meant, and what may stand beside it (SQL:2016 part 2, 6.10).
 */
final class WindowCalls {
  private final ExpressionBinder binder;

  WindowCalls(ExpressionBinder binder) {
    this.binder = binder;
  }

  WindowCall bind(Expression.Call call, Definition window) {
    return AggregateCalls.isAggregate(call) ? aggregate(call, window) : function(call, window);
  }

  private WindowCall aggregate(Expression.Call call, Definition window) {
    Grouped.AggregateCall bound = AggregateCalls.bind(call, binder);
    if (call.ignoreNulls() != null || call.fromLast() != null) {
      throw unknownTreatment(call);
    }
    if (bound.distinct() && (!window.orderBy().isEmpty() || window.frame() != null)) {
      throw Unsupported.invalid(
          call, "DISTINCT goes with a whole partition: no ORDER BY and no frame");
    }
    return new WindowCall.OfAggregate(bound, frame(window));
  }

  private WindowCall function(Expression.Call call, Definition window) {
    String name = call.name().text().toUpperCase(Locale.ROOT);
    WindowFunction function = WindowFunction.named(name).orElseThrow(() -> notFound(call, name));
    checkForm(call, function, window);
    List<Bound> arguments = arguments(call, function);
    List<SqlType> types = arguments.stream().map(Bound::type).toList();
    SqlType type = function.resultType(types);
    if (arguments.size() == 3) {
      type = Coercion.common(type, arguments.get(2));
    }
    if (function == WindowFunction.NTILE && !arguments.get(0).isFixed()) {
      throw Unsupported.invalid(call, "the number of parts is the same for all rows");
    }
    return new WindowCall.OfFunction(
        Field.computed(call.name().text(), type),
        function,
        arguments,
        Boolean.TRUE.equals(call.ignoreNulls()),
        Boolean.TRUE.equals(call.fromLast()),
        frame(window));
  }

  private static void checkForm(Expression.Call call, WindowFunction function, Definition window) {
    if (call.star()
        || call.filter() != null
        || !call.orderBy().isEmpty()
        || call.quantifier() != Expression.Quantifier.NONE) {
      throw Unsupported.invalid(
          call, function + " is no aggregate: no *, DISTINCT, WITHIN GROUP or FILTER");
    }
    if (!function.takes(call.arguments().size())) {
      throw Unsupported.invalid(
          call,
          "function " + function + " does not take " + call.arguments().size() + " arguments");
    }
    if ((call.ignoreNulls() != null && !function.treatsNulls())
        || (call.fromLast() != null && !function.takesDirection())) {
      throw unknownTreatment(call);
    }
    if (function.needsOrder() && window.orderBy().isEmpty()) {
      throw Unsupported.invalid(call, function + " needs a window with an ORDER BY");
    }
    if (!function.isFramed() && window.frame() != null) {
      throw Unsupported.invalid(call, function + " needs a window without a frame");
    }
  }

  private static DriverException unknownTreatment(Expression.Call call) {
    return Unsupported.invalid(
        call,
        call.name().text()
            + (call.fromLast() != null
                ? " takes no FROM FIRST and no FROM LAST"
                : " takes no IGNORE NULLS and no RESPECT NULLS"));
  }

  /** Parameters: numbers of parts and rows are whole, a default is what the value is. */
  private List<Bound> arguments(Expression.Call call, WindowFunction function) {
    List<Bound> bound = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      SqlType expected =
          switch (bound.size()) {
            case 0 -> function == WindowFunction.NTILE ? SqlType.BIGINT : SqlType.ANY;
            case 1 -> SqlType.BIGINT;
            default -> bound.get(0).type();
          };
      bound.add(binder.bind(argument, expected));
    }
    return List.copyOf(bound);
  }

  private static Frame<Bound> frame(Definition window) {
    Frame<Bound> frame = window.frame();
    return frame == null ? Frame.standard() : frame;
  }

  private static DriverException notFound(Expression.Call call, String name) {
    if (!FunctionTable.named(name).isEmpty()) {
      return Unsupported.invalid(call, name + " is neither a window function nor an aggregate");
    }
    List<String> names = Arrays.stream(WindowFunction.values()).map(Enum::name).toList();
    return new DriverException(ErrorCode.FUNCTION_NOT_FOUND, name, Nearest.hint(name, names));
  }
}
