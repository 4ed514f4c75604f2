package io.encdynamo.plan.random;

/** Calls of aggregate functions. */
final class Aggregates {
  private final Generator generator;

  Aggregates(Generator generator) {
    this.generator = generator;
  }

  /**
   * An aggregate over the rows that names are of. Its argument names a column of them: an aggregate
   * of nothing but a column of a query around belongs to that query in SQL, here never.
   */
  String of(Type type, Names rows, int depth) {
    Dice dice = generator.dice;
    Names names = rows.apartFromGroups();
    if (type == Type.FRACTION) {
      // Averages have other digits in H2.
      return "ROUND(AVG(" + dice.of(names.own(Type.NUMBER)).text() + "), 3)";
    }
    return call(type, names, depth)
        + (dice.percent(15) ? " FILTER (WHERE " + filter(names) + ")" : "");
  }

  /** Never FALSE by itself: H2 forgets such a filter. */
  private String filter(Names names) {
    return generator.conditions.equality(names)
        + generator.dice.of(" AND ", " OR ")
        + generator.dice.of(names.own(Type.NUMBER)).text()
        + " < "
        + generator.numbers.of(names, 1, 0);
  }

  private String call(Type type, Names names, int depth) {
    Dice dice = generator.dice;
    if (type == Type.TEXT) {
      return dice.of("MIN(", "MAX(") + dice.of(names.own(Type.TEXT)).text() + ")";
    }
    String argument = dice.of(names.own(Type.NUMBER)).text();
    if (dice.percent(30)) {
      argument =
          argument + dice.of(" + ", " - ", " * ") + generator.numbers.of(names, 1, depth - 1);
    }
    return switch (dice.below(9)) {
      case 0, 1, 2 -> "COUNT(*)";
      case 3 -> "COUNT(" + argument + ")";
      case 4 -> "COUNT(DISTINCT " + argument + ")";
      case 5 -> "MIN(" + argument + ")";
      case 6 -> "MAX(" + argument + ")";
      default -> "SUM(" + argument + ")";
    };
  }
}
