package io.encdynamo.plan.random;

import java.util.List;

/** Expressions that are texts. */
final class Texts {
  private final Generator generator;

  Texts(Generator generator) {
    this.generator = generator;
  }

  String of(Names names, int size, int depth) {
    Dice dice = generator.dice;
    if (size == 0) {
      return leaf(names);
    }
    if (depth > 0 && dice.percent(6)) {
      return generator.subqueries.scalar(Type.TEXT, names, depth);
    }
    return switch (dice.below(10)) {
      case 0 -> "(" + of(names, size - 1, depth) + " || " + leaf(names) + ")";
      case 1 -> "UPPER(" + of(names, size - 1, depth) + ")";
      case 2 -> "COALESCE(" + of(names, size - 1, depth) + ", " + leaf(names) + ")";
      case 3 ->
          "CASE WHEN "
              + generator.conditions.of(names, size - 1, depth)
              + " THEN "
              + leaf(names)
              + " ELSE "
              + leaf(names)
              + " END";
      default -> leaf(names);
    };
  }

  private String leaf(Names names) {
    Dice dice = generator.dice;
    List<Names.Column> outer = names.outer(Type.TEXT);
    if (!outer.isEmpty() && dice.percent(30)) {
      return dice.of(outer).text();
    }
    List<Names.Column> own = names.own(Type.TEXT);
    return own.isEmpty() || dice.percent(15)
        ? "'" + (char) ('a' + dice.below(5)) + "'"
        : dice.of(own).text();
  }
}
