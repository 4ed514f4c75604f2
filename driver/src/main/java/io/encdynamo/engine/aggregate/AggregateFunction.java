package io.encdynamo.engine.aggregate;

import io.encdynamo.value.SqlType;
import java.util.Locale;
import java.util.Optional;

/** The aggregate functions. */
public enum AggregateFunction {
  /** COUNT(*): rows. */
  COUNT_ALL,
  COUNT,
  SUM,
  AVG,
  MIN,
  MAX;

  /** A fresh state. */
  public Accumulator accumulator() {
    return switch (this) {
      case COUNT_ALL, COUNT -> new Count();
      case SUM -> new Sum();
      case AVG -> new Average();
      case MIN -> new Extreme(-1);
      case MAX -> new Extreme(1);
    };
  }

  /** Whether it counts rows, and takes no argument. */
  public boolean countsRows() {
    return this == COUNT_ALL;
  }

  /** The type of the result for an argument of this type. */
  public SqlType resultType(SqlType argument) {
    return switch (this) {
      case COUNT_ALL, COUNT -> SqlType.BIGINT;
      case MIN, MAX -> argument;
      case SUM, AVG ->
          switch (argument.kind()) {
            case REAL, DOUBLE -> SqlType.DOUBLE;
            case SMALLINT, INTEGER, BIGINT -> this == SUM ? SqlType.BIGINT : SqlType.DECIMAL;
            case DECIMAL -> SqlType.DECIMAL;
            default -> SqlType.ANY;
          };
    };
  }

  /** The function that is called by this name with one argument, in any case of letters. */
  public static Optional<AggregateFunction> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "COUNT" -> Optional.of(COUNT);
      case "SUM" -> Optional.of(SUM);
      case "AVG" -> Optional.of(AVG);
      case "MIN" -> Optional.of(MIN);
      case "MAX" -> Optional.of(MAX);
      default -> Optional.empty();
    };
  }
}
