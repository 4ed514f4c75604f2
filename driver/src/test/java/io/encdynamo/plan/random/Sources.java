package io.encdynamo.plan.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in FROM. */
final class Sources {
  static final List<Type> COLUMNS = List.of(Type.NUMBER, Type.NUMBER, Type.NUMBER, Type.TEXT);
  static final List<String> NAMES = List.of("id", "a", "b", "s");

  private final Generator generator;

  Sources(Generator generator) {
    this.generator = generator;
  }

  /**
   * A FROM clause.
   *
   * @param keys columns that together tell its rows apart; empty if there are none
   */
  record Source(String text, List<Names.Column> columns, List<String> keys) {}

  /**
   * @param outer the names around
   * @param most items at most
   */
  Source of(@Nullable Names outer, int most, int depth) {
    Dice dice = generator.dice;
    Source from = item(depth);
    for (int items = 1; items < most && dice.percent(40); items++) {
      from = joined(from, item(depth), outer, depth);
    }
    return from;
  }

  /** ON sees both sides and what is around; a query that stands in FROM sees neither in H2. */
  private Source joined(Source left, Source right, @Nullable Names outer, int depth) {
    Dice dice = generator.dice;
    List<Names.Column> columns = new ArrayList<>(left.columns);
    columns.addAll(right.columns);
    List<String> keys = new ArrayList<>();
    if (!left.keys.isEmpty() && !right.keys.isEmpty()) {
      keys.addAll(left.keys);
      keys.addAll(right.keys);
    }
    String join =
        left.text + dice.of(" JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ");
    String text =
        dice.percent(5)
            ? left.text + " CROSS JOIN " + right.text
            : join + right.text + " ON " + condition(left, right, outer, depth);
    return new Source(text, List.copyOf(columns), List.copyOf(keys));
  }

  private String condition(Source left, Source right, @Nullable Names outer, int depth) {
    Dice dice = generator.dice;
    Type type = dice.percent(75) ? Type.NUMBER : Type.TEXT;
    List<Names.Column> columns = new ArrayList<>(left.columns);
    columns.addAll(right.columns);
    Names both = new Names(List.copyOf(columns), outer).apartFromGroups();
    if (dice.percent(15)) {
      return generator.conditions.of(both, generator.size, depth - 1);
    }
    String equality =
        dice.of(new Names(left.columns, null).own(type)).text()
            + " = "
            + dice.of(new Names(right.columns, null).own(type)).text();
    return dice.percent(40)
        ? equality + " AND " + generator.conditions.of(both, 1, depth - 1)
        : equality;
  }

  private Source item(int depth) {
    Dice dice = generator.dice;
    if (depth > 0 && dice.percent(12)) {
      return derived(depth);
    }
    return dice.percent(6) ? full() : table();
  }

  private Source table() {
    String table = generator.table();
    String alias = generator.alias();
    List<Names.Column> columns = columns(alias, NAMES, COLUMNS);
    // A table of WITH may have a row more than once.
    return new Source(
        table + " " + alias, columns, table.equals("w") ? List.of() : List.of(alias + ".id"));
  }

  private static List<Names.Column> columns(String alias, List<String> names, List<Type> types) {
    List<Names.Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Names.Column(alias + "." + names.get(i), types.get(i), true));
    }
    return List.copyOf(columns);
  }

  private Source derived(int depth) {
    String alias = generator.alias();
    String query = generator.selects.named(NAMES, COLUMNS, null, depth - 1);
    return new Source("(" + query + ") " + alias, columns(alias, NAMES, COLUMNS), List.of());
  }

  /** H2 has no FULL JOIN: there it is a LEFT JOIN and the rows of the right that match none. */
  private Source full() {
    Source left = table();
    Source right = table();
    String on = condition(left, right, null, 0);
    List<String> names = List.of("id", "a", "b", "s", "id2", "a2", "b2", "s2");
    String outside = columns(left, "") + ", " + columns(right, "2");
    String nulls = "NULL AS id, NULL AS a, NULL AS b, NULL AS s, " + columns(right, "2");
    String alias = generator.alias();
    String text =
        generator.either(
            "(SELECT "
                + outside
                + " FROM "
                + left.text
                + " FULL JOIN "
                + right.text
                + " ON "
                + on
                + ")",
            "(SELECT "
                + outside
                + " FROM "
                + left.text
                + " LEFT JOIN "
                + right.text
                + " ON "
                + on
                + " UNION ALL SELECT "
                + nulls
                + " FROM "
                + right.text
                + " WHERE NOT EXISTS (SELECT 1 FROM "
                + left.text
                + " WHERE "
                + on
                + "))");
    List<Type> types = new ArrayList<>(COLUMNS);
    types.addAll(COLUMNS);
    boolean keyed = !left.keys.isEmpty() && !right.keys.isEmpty();
    return new Source(
        text + " " + alias,
        columns(alias, names, types),
        keyed ? List.of(alias + ".id", alias + ".id2") : List.of());
  }

  private static String columns(Source source, String suffix) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < source.columns.size(); i++) {
      items.add(source.columns.get(i).text() + " AS " + NAMES.get(i) + suffix);
    }
    return String.join(", ", items);
  }
}
