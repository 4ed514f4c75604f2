package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.ANY;
import static io.encdynamo.engine.function.ArgumentType.BOOLEAN;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import io.encdynamo.value.ValueOrder;
import java.util.List;

/** Functions that choose among their arguments. */
final class ConditionalFunctions {
  private ConditionalFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        declare("COALESCE", "IFNULL", "NVL")
            .takes(ANY)
            .repeating()
            .seesAbsent()
            .example("COALESCE(NULL, MISSING, 3)", "3")
            .lazy("The first argument that is neither NULL nor MISSING.", Choices::coalesce),
        declare("NVL2")
            .takes(ANY, ANY, ANY)
            .gives(types -> common(types.subList(1, 3)))
            .seesAbsent()
            .example("NVL2(NULL, 'there', 'absent')", "'absent'")
            .lazy(
                "The second argument if the first is neither NULL nor MISSING, else the third.",
                (arguments, row, run) ->
                    arguments[arguments[0].evaluate(row, run).force().isAbsent() ? 2 : 1].evaluate(
                        row, run)),
        declare("NULLIF")
            .takes(ANY, ANY)
            .gives(types -> types.get(0))
            .seesAbsent()
            .example("NULLIF(1, 1.0)", "NULL")
            .lazy(
                "NULL if both arguments are equal, else the first.",
                (arguments, row, run) -> Choices.nullIf(arguments[0], arguments[1], row, run)),
        declare("IIF")
            .takes(BOOLEAN, ANY, ANY)
            .gives(types -> common(types.subList(1, 3)))
            .seesAbsent()
            .example("IIF(2 > 1, 'yes', 'no')", "'yes'")
            .lazy(
                "The second argument if the first is true, else the third.",
                (arguments, row, run) ->
                    arguments[arguments[0].isTrue(row, run) ? 1 : 2].evaluate(row, run)),
        declare("DECODE")
            .takes(ANY, ANY, ANY, ANY)
            .required(3)
            .repeating()
            .gives(SqlType.ANY)
            .seesAbsent()
            .example("DECODE(2, 1, 'one', 2, 'two', 'many')", "'two'")
            .lazy(
                "The argument after the one that is equal to the first, absent ones equal each other; else the last if it stands alone, or NULL.",
                ConditionalFunctions::decode),
        extreme("GREATEST")
            .example("GREATEST(1, 3, 2)", "3")
            .variadic("The greatest argument.", (values, run) -> extreme(values, 1)),
        extreme("LEAST")
            .example("LEAST('b', 'a')", "'a'")
            .variadic("The least argument.", (values, run) -> extreme(values, -1)));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.CONDITIONAL, name, aliases)
        .gives(ConditionalFunctions::common);
  }

  private static Declaration extreme(String name) {
    return declare(name).takes(ANY).repeating();
  }

  /** The type all arguments have, or ANY. */
  private static SqlType common(List<SqlType> types) {
    SqlType first = types.get(0);
    return types.stream().allMatch(first::equals) ? first : SqlType.ANY;
  }

  private static Value extreme(Value[] values, int direction) {
    Value best = values[0];
    for (Value value : values) {
      if (Integer.signum(ValueOrder.NULLS_FIRST.compare(value, best)) == direction) {
        best = value;
      }
    }
    return best;
  }

  private static Value decode(Evaluator[] arguments, Value[] row, Execution run) {
    Value wanted = arguments[0].evaluate(row, run);
    int at = 1;
    for (; at + 1 < arguments.length; at += 2) {
      if (ValueEquality.same(wanted, arguments[at].evaluate(row, run))) {
        return arguments[at + 1].evaluate(row, run);
      }
    }
    return at < arguments.length ? arguments[at].evaluate(row, run) : NullValue.NULL;
  }
}
