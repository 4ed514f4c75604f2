package io.encdynamo.plan.random;

import java.util.List;

/** Queries inside expressions, most of them about the row around them. */
final class Subqueries {
  private final Generator generator;

  Subqueries(Generator generator) {
    this.generator = generator;
  }

  /** A query that gives one value, or none. */
  String scalar(Type type, Names names, int depth) {
    Dice dice = generator.dice;
    Sources.Source from = generator.sources.of(names, depth, depth - 1);
    Names inner = new Names(from.columns(), names);
    String where = where(inner, depth - 1);
    if (from.keys().isEmpty() || dice.percent(60)) {
      return "(SELECT "
          + aggregate(type, inner, depth - 1)
          + " FROM "
          + from.text()
          + where
          + having(inner)
          + ")";
    }
    String value =
        type == Type.NUMBER
            ? generator.numbers.of(inner, 1, depth - 1)
            : generator.texts.of(inner, 1, depth - 1);
    return "(SELECT " + value + " FROM " + from.text() + where + first(inner, from) + ")";
  }

  private String aggregate(Type type, Names inner, int depth) {
    Dice dice = generator.dice;
    String call = generator.aggregates.of(type, inner, depth);
    if (type == Type.TEXT) {
      return dice.percent(20) ? "COALESCE(" + call + ", 'z')" : call;
    }
    List<Names.Column> outer = inner.outer(Type.NUMBER);
    return switch (dice.below(8)) {
      case 0 -> call + " + " + (outer.isEmpty() ? "1" : dice.of(outer).text());
      case 1 -> "COALESCE(" + call + ", 7)";
      case 2 ->
          "CASE WHEN "
              + call
              + " > 1 THEN 1 ELSE "
              + generator.aggregates.of(type, inner, depth)
              + " END";
      default -> call;
    };
  }

  private String having(Names inner) {
    Dice dice = generator.dice;
    if (!dice.percent(10)) {
      return "";
    }
    List<Names.Column> outer = inner.outer(Type.NUMBER);
    return " HAVING COUNT(*) "
        + dice.of("> ", "< ", "= ")
        + (outer.isEmpty() || dice.percent(50)
            ? String.valueOf(dice.below(3))
            : dice.of(outer).text());
  }

  /** The first row in an order that has no ties. */
  private String first(Names inner, Sources.Source from) {
    Dice dice = generator.dice;
    String by =
        dice.percent(30)
            ? generator.numbers.sortKey(inner, 1, 0) + dice.of("", " DESC") + " NULLS LAST, "
            : "";
    return " ORDER BY "
        + by
        + String.join(" NULLS FIRST, ", from.keys())
        + " NULLS FIRST LIMIT 1"
        + (dice.percent(25) ? " OFFSET " + dice.below(3) : "");
  }

  private String where(Names inner, int depth) {
    Dice dice = generator.dice;
    return switch (dice.below(10)) {
      case 0 -> "";
      case 1, 2 -> " WHERE " + generator.conditions.of(inner, generator.size, depth);
      case 3, 4, 5 ->
          " WHERE "
              + generator.conditions.equality(inner)
              + " AND "
              + generator.conditions.of(inner, 1, depth);
      default -> " WHERE " + generator.conditions.equality(inner);
    };
  }

  /** EXISTS, IN, ANY, ALL, or a comparison with the value of a query. */
  String condition(Names names, int depth) {
    Dice dice = generator.dice;
    String not = dice.of("", "NOT ");
    String number = generator.numbers.of(names, 1, 0);
    return switch (dice.below(10)) {
      case 0, 1, 2 -> not + "EXISTS (" + exists(names, depth) + ")";
      case 3, 4, 5 -> number + " " + not + "IN (" + column(Type.NUMBER, names, depth) + ")";
      case 6 ->
          generator.texts.of(names, 0, 0)
              + " "
              + not
              + "IN ("
              + column(Type.TEXT, names, depth)
              + ")";
      case 7 ->
          number
              // Over no values = ALL is TRUE, but not where H2 puts it into a set operation.
              + dice.of(" = ANY", " <> ANY", " < ANY", " >= ANY", " <> ALL", " < ALL", " >= ALL")
              + " ("
              + column(Type.NUMBER, names, depth)
              + ")";
      case 8 -> row(not, names.plain(), depth);
      default -> number + dice.of(" = ", " < ", " > ") + scalar(Type.NUMBER, names, depth);
    };
  }

  /**
   * A row among those of a query. H2 takes (1, NULL) = (2, NULL) for unknown, so there the
   * comparisons are written out.
   */
  private String row(String not, Names names, int depth) {
    Sources.Source from = generator.sources.of(names, 2, depth - 1);
    Names inner = new Names(from.columns(), names);
    String number = generator.numbers.of(names, 1, 0);
    String text = generator.texts.of(names, 0, 0);
    String first = generator.numbers.of(inner, 1, 0);
    String second = generator.texts.of(inner, 0, 0);
    String condition = generator.conditions.of(inner, 1, depth - 1);
    String same = "(" + first + " = " + number + " AND " + second + " = " + text + ")";
    String query = "(SELECT 1 FROM " + from.text() + " WHERE (" + condition + ") AND " + same;
    return generator.either(
        "("
            + number
            + ", "
            + text
            + ") "
            + not
            + "IN (SELECT "
            + first
            + ", "
            + second
            + " FROM "
            + from.text()
            + " WHERE "
            + condition
            + ")",
        not
            + "(CASE WHEN EXISTS "
            + query
            + ") THEN TRUE WHEN EXISTS "
            + query
            + " IS UNKNOWN) THEN NULL ELSE FALSE END)");
  }

  private String exists(Names names, int depth) {
    Dice dice = generator.dice;
    if (dice.percent(20)) {
      return generator.selects.of(List.of(Type.NUMBER), names, depth - 1);
    }
    Sources.Source from = generator.sources.of(names, depth, depth - 1);
    String query =
        "SELECT 1 FROM " + from.text() + where(new Names(from.columns(), names), depth - 1);
    return dice.percent(15) ? query + " LIMIT 1 OFFSET " + dice.below(3) : query;
  }

  private String column(Type type, Names names, int depth) {
    return generator.selects.of(List.of(type), names, depth - 1);
  }
}
