package io.encdynamo.engine.aggregate;

import static io.encdynamo.engine.aggregate.Declaration.aggregate;
import static io.encdynamo.engine.function.ArgumentType.ANY;
import static io.encdynamo.engine.function.ArgumentType.BOOLEAN;
import static io.encdynamo.engine.function.ArgumentType.NUMBER;

import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All aggregate functions of the language, found by name. */
public final class AggregateTable {
  /** COUNT(*), which takes rows. */
  public static final AggregateFunction COUNT_ALL =
      aggregate("COUNT(*)").gives(SqlType.BIGINT).of("The number of rows.", "COUNT(*)", Count::new);

  /** What GROUP AS holds: all values of a group. */
  public static final AggregateFunction GROUP_AS =
      aggregate("GROUP AS")
          .takes(ANY)
          .collecting()
          .of("The rows of a group as a bag.", "GROUP AS g", Bag::new);

  private static final List<AggregateFunction> CALLED =
      List.of(
          aggregate("COUNT")
              .takes(ANY)
              .gives(SqlType.BIGINT)
              .of("The number of values.", "COUNT(price)", Count::new),
          aggregate("SUM")
              .takes(NUMBER)
              .gives(types -> sum(types.get(0)))
              .of(
                  "The sum: of whole numbers exact to 38 digits, a double over doubles.",
                  "SUM(price)",
                  Sum::new),
          aggregate("AVG")
              .takes(NUMBER)
              .gives(types -> average(types.get(0)))
              .of(
                  "The arithmetic mean: a decimal of up to 38 digits, a double over doubles.",
                  "AVG(price)",
                  Average::new),
          aggregate("MIN")
              .takes(ANY)
              .gives(types -> types.get(0))
              .of("The least value, of any types.", "MIN(price)", () -> new Extreme(-1)),
          aggregate("MAX")
              .takes(ANY)
              .gives(types -> types.get(0))
              .of("The greatest value, of any types.", "MAX(price)", () -> new Extreme(1)),
          aggregate("EVERY", "BOOL_AND")
              .takes(BOOLEAN)
              .gives(SqlType.BOOLEAN)
              .of("Whether all values are true.", "EVERY(price < 10)", () -> Truth.every()),
          aggregate("ANY", "SOME", "BOOL_OR")
              .takes(BOOLEAN)
              .gives(SqlType.BOOLEAN)
              .of("Whether one of the values is true.", "ANY(price < 10)", () -> Truth.any()));

  private static final Map<String, AggregateFunction> BY_NAME = new TreeMap<>();

  static {
    for (AggregateFunction function : CALLED) {
      BY_NAME.put(function.name(), function);
      function.aliases().forEach(alias -> BY_NAME.put(alias, function));
    }
  }

  private AggregateTable() {}

  /** The function that is called by this name, in any case of letters. */
  public static Optional<AggregateFunction> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
  }

  private static SqlType sum(SqlType argument) {
    return switch (argument.kind()) {
      case SMALLINT, INTEGER -> SqlType.BIGINT;
      default -> average(argument);
    };
  }

  private static SqlType average(SqlType argument) {
    return switch (argument.kind()) {
      case REAL, DOUBLE -> SqlType.DOUBLE;
      case SMALLINT, INTEGER, BIGINT, DECIMAL -> SqlType.DECIMAL;
      default -> SqlType.ANY;
    };
  }
}
