package io.encdynamo.engine.aggregate;

import static io.encdynamo.engine.aggregate.Declaration.aggregate;
import static io.encdynamo.engine.function.ArgumentType.ANY;
import static io.encdynamo.engine.function.ArgumentType.BOOLEAN;
import static io.encdynamo.engine.function.ArgumentType.NUMBER;
import static io.encdynamo.engine.function.ArgumentType.STRING;

import io.encdynamo.engine.aggregate.AggregateFunction.Order;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
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
          .of("The rows of a group as a bag.", "GROUP AS members", Collected::bag);

  private static final List<AggregateFunction> CALLED = new ArrayList<>();
  private static final Map<String, AggregateFunction> BY_NAME = new TreeMap<>();

  static {
    CALLED.addAll(common());
    CALLED.addAll(statistical());
    CALLED.addAll(ordered());
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

  /** All functions that are called by name, in the order of the documentation. */
  public static List<AggregateFunction> all() {
    return List.copyOf(CALLED);
  }

  private static List<AggregateFunction> common() {
    return List.of(
        aggregate("COUNT")
            .takes(ANY)
            .gives(SqlType.BIGINT)
            .of("The number of values.", "COUNT(DISTINCT city)", Count::new),
        aggregate("SUM")
            .takes(NUMBER)
            .gives(types -> sum(types.get(0)))
            .of(
                "The sum: of whole numbers exact to 38 digits, a double over doubles.",
                "SUM(price)",
                Sum::new),
        aggregate("AVG")
            .takes(NUMBER)
            .gives(types -> mean(types.get(0)))
            .of(
                "The arithmetic mean: a decimal of up to 38 digits, a double over doubles.",
                "AVG(price)",
                Average::new),
        aggregate("MIN")
            .takes(ANY)
            .givesOneOfThem()
            .of("The least value, whatever the types.", "MIN(price)", () -> new Extreme(-1)),
        aggregate("MAX")
            .takes(ANY)
            .givesOneOfThem()
            .of("The greatest value, whatever the types.", "MAX(price)", () -> new Extreme(1)),
        aggregate("EVERY", "BOOL_AND")
            .takes(BOOLEAN)
            .gives(SqlType.BOOLEAN)
            .of("Whether all values are true.", "EVERY(price < 10)", Truth::every),
        aggregate("ANY", "SOME", "BOOL_OR")
            .takes(BOOLEAN)
            .gives(SqlType.BOOLEAN)
            .of("Whether one of the values is true.", "ANY(price < 10)", Truth::any),
        aggregate("ANY_VALUE")
            .takes(ANY)
            .givesOneOfThem()
            .ordered(Order.GIVEN)
            .of("One of the values: the first that comes.", "ANY_VALUE(city)", First::new));
  }

  private static List<AggregateFunction> statistical() {
    return List.of(
        variance("The variance of the values.", false, false, "VAR_POP"),
        variance("The variance of a sample.", true, false, "VAR_SAMP", "VARIANCE"),
        variance("The standard deviation of the values.", false, true, "STDDEV_POP"),
        variance("The standard deviation of a sample.", true, true, "STDDEV_SAMP", "STDDEV"),
        covariance("The covariance of pairs.", Covariance.Kind.COVAR_POP),
        covariance("The covariance of a sample of pairs.", Covariance.Kind.COVAR_SAMP),
        covariance("The coefficient of correlation of pairs.", Covariance.Kind.CORR));
  }

  private static AggregateFunction variance(
      String description, boolean sample, boolean root, String name, String... aliases) {
    return aggregate(name, aliases)
        .takes(NUMBER)
        .gives(SqlType.DOUBLE)
        .of(description, name + "(price)", () -> new Variance(name, sample, root));
  }

  private static AggregateFunction covariance(String description, Covariance.Kind kind) {
    return aggregate(kind.name())
        .takes(NUMBER, NUMBER)
        .gives(SqlType.DOUBLE)
        .of(description, kind.name() + "(price, amount)", () -> new Covariance(kind));
  }

  private static List<AggregateFunction> ordered() {
    return List.of(
        aggregate("LISTAGG", "STRING_AGG")
            .takes(STRING)
            .withOptional(STRING)
            .gives(SqlType.STRING)
            .ordered(Order.GIVEN)
            .collecting()
            .ofDirect(
                "The texts one behind the other, the second argument between them.",
                "LISTAGG(city, ', ') WITHIN GROUP (ORDER BY city)",
                JoinedText::new),
        aggregate("ARRAY_AGG")
            .takes(ANY)
            .gives(SqlType.of(SqlType.Kind.LIST))
            .ordered(Order.GIVEN)
            .keepingNull()
            .collecting()
            .of(
                "The values as a list; NULL is one.",
                "ARRAY_AGG(city ORDER BY price DESC)",
                Collected::list),
        aggregate("PERCENTILE_CONT")
            .takes(NUMBER)
            .with(NUMBER)
            .gives(types -> mean(types.get(0)))
            .ordered(Order.OWN)
            .collecting()
            .ofDirect(
                "The value at this part, from 0 to 1, of the way from the first value to the last;"
                    + " between two values it is interpolated.",
                "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY price)",
                direct -> Percentile.continuous(direct.get(0))),
        aggregate("PERCENTILE_DISC")
            .takes(ANY)
            .with(NUMBER)
            .givesOneOfThem()
            .ordered(Order.OWN)
            .collecting()
            .ofDirect(
                "The first value in order up to which there are at least this part, from 0 to 1,"
                    + " of all.",
                "PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY price)",
                direct -> Percentile.discrete(direct.get(0))),
        aggregate("MEDIAN")
            .takes(NUMBER)
            .gives(types -> mean(types.get(0)))
            .ordered(Order.OWN)
            .collecting()
            .of(
                "The value in the middle, or the mean of the two there.",
                "MEDIAN(price)",
                Percentile::median),
        aggregate("MODE")
            .takes(ANY)
            .givesOneOfThem()
            .ordered(Order.OWN)
            .of(
                "The most frequent value, the first in order of several.",
                "MODE() WITHIN GROUP (ORDER BY city)",
                Mode::new));
  }

  private static SqlType sum(SqlType argument) {
    return switch (argument.kind()) {
      case SMALLINT, INTEGER -> SqlType.BIGINT;
      default -> mean(argument);
    };
  }

  private static SqlType mean(SqlType argument) {
    return switch (argument.kind()) {
      case REAL, DOUBLE -> SqlType.DOUBLE;
      case SMALLINT, INTEGER, BIGINT, DECIMAL -> SqlType.DECIMAL;
      default -> SqlType.ANY;
    };
  }
}
