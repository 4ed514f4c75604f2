package io.encdynamo.plan.random;

import java.util.List;

/** Expressions that are true, false or unknown. */
final class Conditions {
  private final Generator generator;

  Conditions(Generator generator) {
    this.generator = generator;
  }

  /**
   * @param size how large it may be
   * @param depth how deep queries may still stand in it
   */
  String of(Names names, int size, int depth) {
    Dice dice = generator.dice;
    if (size > 0 && dice.percent(40)) {
      return combined(names, size, depth);
    }
    if (depth > 0 && dice.percent(30)) {
      return generator.subqueries.condition(names, depth);
    }
    return predicate(names, Math.min(size, 2), depth);
  }

  private String combined(Names names, int size, int depth) {
    Dice dice = generator.dice;
    String left = of(names, size - 1, depth);
    return switch (dice.below(7)) {
      case 0, 1, 2 -> "(" + left + " AND " + of(names, size - 1, depth) + ")";
      case 3, 4 -> "(" + left + " OR " + of(names, size - 1, depth) + ")";
      case 5 -> "NOT (" + left + ")";
      default ->
          "((" + left + ") IS " + dice.of("", "NOT ") + dice.of("TRUE", "FALSE", "UNKNOWN") + ")";
    };
  }

  private String predicate(Names names, int size, int depth) {
    Dice dice = generator.dice;
    String number = generator.numbers.of(names, size, depth);
    String not = dice.of("", "", "NOT ");
    return switch (dice.below(14)) {
      case 0 -> number + " IS " + not + "NULL";
      case 1 ->
          number
              + " "
              + not
              + "BETWEEN "
              + generator.numbers.of(names, 0, depth)
              + " AND "
              + generator.numbers.of(names, 0, depth);
      case 2 -> number + " " + not + "IN (" + listed(names, depth) + ")";
      case 3 -> generator.texts.of(names, size, depth) + " " + not + "LIKE " + pattern();
      case 4 ->
          generator.texts.of(names, size, depth)
              + comparison()
              + generator.texts.of(names, size, depth);
      case 5 -> generator.texts.of(names, size, depth) + " IS " + not + "NULL";
      case 6 -> number + " IS " + not + "DISTINCT FROM " + generator.numbers.of(names, size, depth);
      case 7 -> rows(number, names, depth);
      case 8 -> dice.percent(30) ? dice.of("TRUE", "FALSE") : equality(names);
      case 9, 10 -> equality(names);
      default -> number + comparison() + generator.numbers.of(names, size, depth);
    };
  }

  /** H2 takes (1, NULL) = (2, NULL) for unknown, so there the comparisons are written out. */
  private String rows(String number, Names names, int depth) {
    String text = generator.texts.of(names, 0, depth);
    String otherNumber = generator.numbers.of(names, 0, depth);
    String otherText = generator.texts.of(names, 0, depth);
    boolean equal = generator.dice.percent(50);
    return generator.either(
        "("
            + number
            + ", "
            + text
            + (equal ? ") = (" : ") <> (")
            + otherNumber
            + ", "
            + otherText
            + ")",
        (equal ? "(" : "NOT (")
            + number
            + " = "
            + otherNumber
            + " AND "
            + text
            + " = "
            + otherText
            + ")");
  }

  private String comparison() {
    return generator.dice.of(" = ", " = ", " <> ", " < ", " <= ", " > ", " >= ");
  }

  private String listed(Names names, int depth) {
    int count = 1 + generator.dice.below(3);
    StringBuilder list = new StringBuilder(generator.numbers.of(names, 0, depth));
    for (int i = 1; i < count; i++) {
      list.append(", ").append(generator.numbers.of(names, 0, depth));
    }
    return list.toString();
  }

  private String pattern() {
    return generator.dice.of("'a%'", "'%b'", "'_'", "'%'", "'c_'", "'%a%'");
  }

  /** What a join or the correlation of a query is made of: a column of its own and another. */
  String equality(Names names) {
    Dice dice = generator.dice;
    Type type = names.own(Type.TEXT).isEmpty() || dice.percent(75) ? Type.NUMBER : Type.TEXT;
    List<Names.Column> own = names.own(type);
    List<Names.Column> outer = names.outer(type);
    if (own.isEmpty() || (outer.isEmpty() && own.size() < 2)) {
      return generator.numbers.of(names, 1, 0) + " = " + generator.numbers.of(names, 1, 0);
    }
    String other = dice.of(outer.isEmpty() || dice.percent(20) ? own : outer).text();
    return dice.of(own).text() + " = " + other;
  }
}
