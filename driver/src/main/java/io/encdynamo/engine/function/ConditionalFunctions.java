package io.encdynamo.engine.function;

import static io.encdynamo.engine.function.ArgumentType.ANY;

import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
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
            .lazy("The first argument that is neither NULL nor MISSING.", Choices::coalesce),
        declare("NULLIF")
            .takes(ANY, ANY)
            .seesAbsent()
            .lazy(
                "NULL if both arguments are equal, else the first.",
                (arguments, row, run) -> Choices.nullIf(arguments[0], arguments[1], row, run)),
        declare("GREATEST")
            .takes(ANY)
            .repeating()
            .variadic("The greatest argument.", (values, run) -> extreme(values, 1)),
        declare("LEAST")
            .takes(ANY)
            .repeating()
            .variadic("The least argument.", (values, run) -> extreme(values, -1)));
  }

  private static Declaration declare(String name, String... aliases) {
    return Declaration.function(Category.CONDITIONAL, name, aliases)
        .gives(ConditionalFunctions::common);
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
}
