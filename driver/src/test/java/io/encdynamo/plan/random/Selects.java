package io.encdynamo.plan.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT, and set operations of several. */
final class Selects {
  private static final List<String> NO_NAMES = List.of();

  private final Generator generator;

  Selects(Generator generator) {
    this.generator = generator;
  }

  /** A query as a statement, and whether its rows have an order. */
  record Whole(String text, boolean ordered) {}

  /** What a SELECT lists, of the rows of FROM or of groups. */
  @FunctionalInterface
  private interface Items {
    List<String> over(Names names, Sources.@Nullable Source rows);
  }

  Whole whole(int depth) {
    Dice dice = generator.dice;
    List<Type> types = types();
    if (dice.percent(15)) {
      return ordered(depth);
    }
    String text =
        dice.percent(35)
            ? select((names, rows) -> anything(types.size(), names, depth), null, depth)
            : body(types, NO_NAMES, null, depth);
    return dice.percent(40) ? new Whole(text + order(types.size()), true) : new Whole(text, false);
  }

  private List<Type> types() {
    List<Type> types = new ArrayList<>();
    int count = 1 + generator.dice.below(3);
    for (int i = 0; i < count; i++) {
      types.add(generator.dice.percent(70) ? Type.NUMBER : Type.TEXT);
    }
    return List.copyOf(types);
  }

  /** A query that gives columns of these types. */
  String of(List<Type> types, @Nullable Names outer, int depth) {
    return named(NO_NAMES, types, outer, depth);
  }

  /**
   * @param names of its columns; empty for none
   */
  String named(List<String> names, List<Type> types, @Nullable Names outer, int depth) {
    // Into a set operation in FROM, H2 puts conditions from around it, below its LIMIT too.
    boolean single = !names.isEmpty() && generator.dice.percent(20);
    String body = single ? branch(types, names, outer, depth) : body(types, names, outer, depth);
    boolean limited = names.isEmpty() ? generator.dice.percent(15) : single;
    return limited ? body + order(types.size()) : body;
  }

  /**
   * By all columns, so that equal rows alone have no order among them. Where absent values come is
   * said: H2 has them first.
   */
  private String order(int width) {
    Dice dice = generator.dice;
    List<String> terms = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      terms.add(i + dice.of("", " DESC") + dice.of(" NULLS FIRST", " NULLS LAST"));
    }
    return " ORDER BY " + String.join(", ", terms) + limit();
  }

  private String limit() {
    Dice dice = generator.dice;
    return switch (dice.below(4)) {
      case 0 -> "";
      case 1 -> " LIMIT " + dice.below(4) + " OFFSET " + dice.below(4);
      default -> " LIMIT " + (1 + dice.below(6));
    };
  }

  private String body(List<Type> types, List<String> names, @Nullable Names outer, int depth) {
    Dice dice = generator.dice;
    String first = branch(types, names, outer, depth);
    // H2 has no INTERSECT ALL and no EXCEPT ALL.
    return dice.percent(12)
        ? first
            + dice.of(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ")
            + branch(types, names, outer, depth)
        : first;
  }

  private String branch(List<Type> types, List<String> names, @Nullable Names outer, int depth) {
    return select(
        (over, rows) -> {
          List<String> items = new ArrayList<>();
          for (int i = 0; i < types.size(); i++) {
            items.add(
                value(types.get(i), over, rows, names.isEmpty(), depth)
                    + (names.isEmpty() ? "" : " AS " + names.get(i)));
          }
          return items;
        },
        outer,
        depth);
  }

  /**
   * @param fraction whether a number may be no whole one
   */
  private String value(
      Type type, Names names, Sources.@Nullable Source rows, boolean fraction, int depth) {
    if (type == Type.TEXT) {
      return generator.texts.of(names, generator.size, depth);
    }
    if (rows != null && names.groups() && generator.dice.percent(40)) {
      return generator.windows.call(names, rows);
    }
    List<Names.Column> fractions = names.own(Type.FRACTION);
    return !fraction || fractions.isEmpty() || generator.dice.percent(60)
        ? generator.numbers.of(names, generator.size, depth)
        : generator.dice.of(fractions).text();
  }

  /** Items of any kind, conditions among them. */
  private List<String> anything(int count, Names names, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add("(" + generator.conditions.of(names, generator.size, depth) + ")");
    }
    return items;
  }

  private String select(Items items, @Nullable Names outer, int depth) {
    Dice dice = generator.dice;
    Sources.Source from = generator.sources.of(outer, depth + 1, depth);
    Names names = new Names(from.columns(), outer);
    String rows = " FROM " + from.text() + where(names, depth);
    if (dice.percent(25)) {
      return grouped(items, names, rows, depth);
    }
    Names listed = new Names(from.columns(), dice.percent(15), outer);
    return (dice.percent(12) ? "SELECT DISTINCT " : "SELECT ")
        + String.join(", ", items.over(listed, from))
        + rows;
  }

  private String where(Names names, int depth) {
    return generator.dice.percent(50)
        ? " WHERE " + generator.conditions.of(names, generator.size, depth)
        : "";
  }

  // H2 has no grouping sets.
  private String grouped(Items items, Names names, String rows, int depth) {
    Dice dice = generator.dice;
    List<Names.Column> above = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int count = dice.below(3); count > 0; count--) {
      Names.Column key = key(names);
      if (!keys.contains(key.text())) {
        keys.add(key.text());
        above.add(key);
      }
    }
    for (int count = 1 + dice.below(3); count > 0; count--) {
      above.add(aggregate(names, depth));
    }
    Names groups = new Names(List.copyOf(above), true, names.outer());
    return "SELECT "
        + String.join(", ", items.over(groups, null))
        + rows
        + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys))
        + (dice.percent(30) ? " HAVING " + generator.conditions.of(groups, 1, depth) : "");
  }

  private Names.Column key(Names names) {
    Dice dice = generator.dice;
    List<Names.Column> numbers = names.own(Type.NUMBER);
    return dice.percent(12)
        ? new Names.Column(
            "(" + dice.of(numbers).text() + " + " + dice.of(numbers).text() + ")",
            Type.NUMBER,
            false)
        : dice.of(names.own());
  }

  private Names.Column aggregate(Names names, int depth) {
    Type type =
        generator.dice.of(
            Type.NUMBER, Type.NUMBER, Type.NUMBER, Type.NUMBER, Type.TEXT, Type.FRACTION);
    return new Names.Column(generator.aggregates.of(type, names, depth), type, false);
  }

  /** Rows in the order of an expression, which may be a query. */
  private Whole ordered(int depth) {
    Dice dice = generator.dice;
    Sources.Source from = generator.sources.of(null, 2, depth);
    Names names = new Names(from.columns(), null);
    String text =
        "SELECT "
            + value(Type.NUMBER, names, from, true, depth)
            + ", "
            + value(Type.TEXT, names, from, true, depth)
            + " FROM "
            + from.text()
            + where(names, depth);
    if (from.keys().isEmpty()) {
      return new Whole(text, false);
    }
    String by =
        generator.numbers.sortKey(names, generator.size, depth)
            + dice.of(" NULLS FIRST, ", " DESC NULLS LAST, ");
    return new Whole(
        text
            + " ORDER BY "
            + by
            + String.join(" NULLS FIRST, ", from.keys())
            + " NULLS FIRST"
            + limit(),
        true);
  }
}
