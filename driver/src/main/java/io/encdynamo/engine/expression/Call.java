package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.function.Body;
import io.encdynamo.engine.function.NullRule;
import io.encdynamo.engine.function.ScalarFunction;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions: checks the kinds of the arguments, keeps absent ones from the body. */
final class Call {
  private Call() {}

  static Evaluator of(ScalarFunction function, List<Evaluator> arguments) {
    Body body = function.body();
    if (body instanceof Body.Nullary nullary) {
      return (row, execution) -> nullary.apply(execution);
    }
    if (body instanceof Body.Unary unary) {
      return new Unary(function, unary, arguments.get(0));
    }
    if (body instanceof Body.Binary binary) {
      return new Binary(function, binary, arguments.get(0), arguments.get(1));
    }
    Evaluator[] all = arguments.toArray(Evaluator[]::new);
    if (body instanceof Body.Lazy lazy) {
      return (row, execution) -> lazy.apply(all, row, execution);
    }
    return new Variadic(function, (Body.Variadic) body, all);
  }

  /** What the call gives without asking the body, or null if it is to be asked. */
  private static @Nullable Value shortcut(
      ScalarFunction function, Execution execution, Value... arguments) {
    boolean isNull = false;
    boolean isMissing = false;
    for (int i = 0; i < arguments.length; i++) {
      Value argument = arguments[i];
      if (argument.isAbsent()) {
        isNull = true;
        isMissing |= argument == MissingValue.MISSING;
      } else if (!function.argument(i).accepts(argument)) {
        return execution.mistyped(function.name(), argument);
      }
    }
    if (!isNull || function.nulls() == NullRule.AWARE) {
      return null;
    }
    return isMissing ? MissingValue.MISSING : NullValue.NULL;
  }

  private record Unary(ScalarFunction function, Body.Unary body, Evaluator argument)
      implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = argument.evaluate(row, execution).force();
      if (value.isAbsent()) {
        return function.nulls() == NullRule.AWARE ? body.apply(value, execution) : value;
      }
      return function.argument(0).accepts(value)
          ? body.apply(value, execution)
          : execution.mistyped(function.name(), value);
    }
  }

  private record Binary(
      ScalarFunction function, Body.Binary body, Evaluator first, Evaluator second)
      implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value a = first.evaluate(row, execution).force();
      Value b = second.evaluate(row, execution).force();
      Value known = shortcut(function, execution, a, b);
      return known == null ? body.apply(a, b, execution) : known;
    }
  }

  private static final class Variadic implements Evaluator {
    private final ScalarFunction function;
    private final Body.Variadic body;
    private final Evaluator[] arguments;

    Variadic(ScalarFunction function, Body.Variadic body, Evaluator[] arguments) {
      this.function = function;
      this.body = body;
      this.arguments = arguments;
    }

    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value[] values = new Value[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].evaluate(row, execution).force();
      }
      Value known = shortcut(function, execution, values);
      return known == null ? body.apply(values, execution) : known;
    }
  }
}
