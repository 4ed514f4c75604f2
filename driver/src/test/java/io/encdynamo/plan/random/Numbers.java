package io.encdynamo.plan.random;

import java.util.List;

/** Expressions that are numbers. */
final class Numbers {
  private final Generator generator;

  Numbers(Generator generator) {
    this.generator = generator;
  }

  /**
   * @param size how large it may be
   * @param depth how deep queries may still stand in it
   */
  String of(Names names, int size, int depth) {
    Dice dice = generator.dice;
    if (size == 0) {
      return leaf(names);
    }
    if (depth > 0 && dice.percent(8)) {
      return generator.subqueries.scalar(Type.NUMBER, names, depth);
    }
    return switch (dice.below(14)) {
      case 0, 1 -> operation(names, size, depth);
      case 2 ->
          "CASE WHEN "
              + generator.conditions.of(names, size - 1, depth)
              + " THEN "
              + of(names, size - 1, depth)
              + " ELSE "
              + (dice.percent(20) ? "NULL" : of(names, size - 1, depth))
              + " END";
      case 3 -> "COALESCE(" + of(names, size - 1, depth) + ", " + leaf(names) + ")";
      case 4 -> "NULLIF(" + of(names, size - 1, depth) + ", " + leaf(names) + ")";
      case 5 -> "ABS(" + of(names, size - 1, depth) + ")";
      case 6 -> "MOD(" + of(names, size - 1, depth) + ", 3)";
      case 7 -> "CHAR_LENGTH(" + generator.texts.of(names, size - 1, depth) + ")";
      case 8 -> "CAST(CAST(" + leaf(names) + " AS VARCHAR) AS INTEGER)";
      default -> leaf(names);
    };
  }

  /** No quotients: those of whole numbers are whole in H2. */
  private String operation(Names names, int size, int depth) {
    String operator = generator.dice.of(" + ", " - ", " * ");
    return "(" + of(names, size - 1, depth) + operator + of(names, size - 1, depth) + ")";
  }

  /** A key of ORDER BY, which is not to be a literal: that would be a place among the columns. */
  String sortKey(Names names, int size, int depth) {
    return "0 + " + of(names, size, depth);
  }

  private String leaf(Names names) {
    Dice dice = generator.dice;
    List<Names.Column> outer = names.outer(Type.NUMBER);
    if (!outer.isEmpty() && dice.percent(30)) {
      return dice.of(outer).text();
    }
    List<Names.Column> own = names.own(Type.NUMBER);
    return own.isEmpty() || dice.percent(15)
        ? String.valueOf(dice.below(6) - 1)
        : dice.of(own).text();
  }
}
