package io.encdynamo.plan.bind;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.function.ArgumentType;
import io.encdynamo.engine.function.DatePart;
import io.encdynamo.engine.function.FunctionTable;
import io.encdynamo.engine.function.ScalarFunction;
import io.encdynamo.engine.window.WindowFunction;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Node;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the function that a call means: by name, then by number and types of the arguments. */
final class Calls {
  private final ExpressionBinder binder;

  Calls(ExpressionBinder binder) {
    this.binder = binder;
  }

  Bound call(Expression.Call call, SqlType expected) {
    String name = call.name().text().toUpperCase(Locale.ROOT);
    List<Expression> arguments = call.arguments();
    if (name.equals("COALESCE") && !arguments.isEmpty()) {
      List<Bound> bound = binder.bindAll(arguments, expected);
      SqlType type = bound.get(0).type();
      for (Bound argument : bound) {
        type = Coercion.common(type, argument);
      }
      return new Computation.Coalesce(bound, type);
    }
    if (name.equals("NULLIF") && arguments.size() == 2) {
      return new Computation.NullIf(
          binder.bind(arguments.get(0), expected), binder.bind(arguments.get(1), expected));
    }
    List<Bound> bound = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      bound.add(binder.bind(arguments.get(i), expected(name, i)));
    }
    return resolve(name, bound, call);
  }

  /** EXTRACT, TRIM and the calls that begin with a date part, which have a syntax of their own. */
  Bound special(Expression expression) {
    if (expression instanceof Expression.Extract extract) {
      if (DatePart.named(extract.field()).isEmpty()) {
        throw Unsupported.invalid(extract, "EXTRACT takes one of " + DatePart.names());
      }
      return resolve(
          "EXTRACT", List.of(text(extract.field()), binder.bind(extract.operand())), expression);
    } else if (expression instanceof Expression.Trim trim) {
      String name =
          switch (trim.side()) {
            case "LEADING" -> "LTRIM";
            case "TRAILING" -> "RTRIM";
            default -> "TRIM";
          };
      List<Bound> arguments = new ArrayList<>();
      arguments.add(binder.bind(trim.operand(), SqlType.STRING));
      Expression characters = trim.characters();
      if (characters != null) {
        arguments.add(binder.bind(characters, SqlType.STRING));
      }
      return resolve(name, arguments, expression);
    } else if (expression instanceof Expression.DatePartCall call) {
      List<Bound> arguments = new ArrayList<>();
      arguments.add(text(call.part()));
      arguments.addAll(binder.bindAll(call.arguments(), SqlType.ANY));
      return resolve(call.name().text().toUpperCase(Locale.ROOT), arguments, expression);
    }
    throw new IllegalArgumentException("Not a call of its own syntax: " + expression.getClass());
  }

  /** Whether a collection or struct has an element. */
  static Bound isNotEmpty(Bound collection) {
    List<ScalarFunction> size = FunctionTable.named("CARDINALITY");
    return new Predicate.Comparison(
        ComparisonOperator.GREATER,
        new Computation.Call(size.get(0), List.of(collection), SqlType.BIGINT),
        new Atom.Constant(new IntegerValue(0), SqlType.BIGINT));
  }

  private static Bound text(String text) {
    return Atom.Constant.of(text);
  }

  /** The type that a parameter has as the argument of a function that takes only one. */
  private static SqlType expected(String name, int index) {
    List<ScalarFunction> functions = FunctionTable.named(name);
    if (functions.size() != 1 || functions.get(0).arguments().isEmpty()) {
      return SqlType.ANY;
    }
    return expected(functions.get(0).argument(index));
  }

  /** The type that a parameter has where an argument of this kind is wanted. */
  static SqlType expected(ArgumentType argument) {
    return switch (argument) {
      case BOOLEAN -> SqlType.BOOLEAN;
      case STRING -> SqlType.STRING;
      case NUMBER -> SqlType.DECIMAL;
      case INTEGER -> SqlType.BIGINT;
      default -> SqlType.ANY;
    };
  }

  private Bound resolve(String name, List<Bound> arguments, Node node) {
    List<ScalarFunction> functions = FunctionTable.named(name);
    if (functions.isEmpty()) {
      if (WindowFunction.named(name).isPresent()) {
        throw Unsupported.invalid(node, "window function " + name + " needs OVER (...)");
      }
      List<String> names = FunctionTable.all().stream().map(ScalarFunction::name).toList();
      throw new DriverException(ErrorCode.FUNCTION_NOT_FOUND, name, Nearest.hint(name, names));
    }
    boolean rightCount = false;
    boolean anyway =
        binder.typing() == Typing.PERMISSIVE && arguments.stream().allMatch(Bound::isFixed);
    for (ScalarFunction function : functions) {
      if (function.takes(arguments.size())) {
        rightCount = true;
        if (accepts(function, arguments) || (anyway && functions.size() == 1)) {
          List<SqlType> types = arguments.stream().map(Bound::type).toList();
          return new Computation.Call(function, List.copyOf(arguments), function.resultType(types));
        }
      }
    }
    throw Unsupported.invalid(
        node,
        rightCount
            ? "function " + name + " does not take arguments of these types"
            : "function " + name + " does not take " + arguments.size() + " arguments");
  }

  private boolean accepts(ScalarFunction function, List<Bound> arguments) {
    boolean strict = binder.typing() == Typing.STRICT;
    for (int i = 0; i < arguments.size(); i++) {
      ArgumentType place = function.argument(i);
      if (!accepts(place, arguments.get(i)) || (strict && !acceptsValue(place, arguments.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the value of an argument that is a literal may stand at a place. */
  private static boolean acceptsValue(ArgumentType place, Bound argument) {
    if (argument instanceof Construction.Collection collection) {
      return !collection.bag() || place.accepts(ValueKind.BAG);
    }
    return !(argument instanceof Atom.Constant constant)
        || constant.value().isAbsent()
        || place.accepts(constant.value());
  }

  /** Whether some value of an argument may stand at a place. */
  static boolean accepts(ArgumentType place, Bound argument) {
    boolean absent = argument instanceof Atom.Constant constant && constant.value().isAbsent();
    return absent || place.accepts(argument.type());
  }
}
