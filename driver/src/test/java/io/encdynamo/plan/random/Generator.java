package io.encdynamo.plan.random;

import java.util.ArrayList;
import java.util.List;

/** Makes one statement; its parts call each other, as those of a grammar do. */
final class Generator {
  final Dice dice;

  /** How large an expression may be at most: its operators within each other. */
  final int size;

  /** How deep queries stand in each other at most. */
  private final int depth;

  final Numbers numbers = new Numbers(this);
  final Texts texts = new Texts(this);
  final Conditions conditions = new Conditions(this);
  final Aggregates aggregates = new Aggregates(this);
  final Subqueries subqueries = new Subqueries(this);
  final Windows windows = new Windows(this);
  final Sources sources = new Sources(this);
  final Selects selects = new Selects(this);

  private final List<Replaced> replaced = new ArrayList<>();
  private final List<String> tables = new ArrayList<>(List.of("l", "r"));
  private int aliases;
  private String with = "";

  /** What is written otherwise for H2. */
  private record Replaced(String mark, String here, String there) {}

  Generator(long seed) {
    this.dice = new Dice(seed);
    this.size = dice.of(0, 1, 1, 2);
    this.depth = dice.of(0, 1, 1, 2, 2);
  }

  Statement statement() {
    if (dice.percent(10)) {
      with =
          "WITH w (id, a, b, s) AS ("
              + selects.named(Sources.NAMES, Sources.COLUMNS, null, 0)
              + ") ";
      tables.add("w");
    }
    Selects.Whole query = selects.whole(depth);
    String text = with + query.text();
    String here = text;
    String there = text;
    for (int i = replaced.size() - 1; i >= 0; i--) {
      Replaced each = replaced.get(i);
      here = here.replace(each.mark, each.here);
      there = there.replace(each.mark, each.there);
    }
    return new Statement(here, there, query.ordered());
  }

  /** A name for an item of FROM that nothing else in the statement has. */
  String alias() {
    return "t" + aliases++;
  }

  /** A table of id, a, b and s. */
  String table() {
    return dice.of(tables);
  }

  /** Stands for two texts that mean the same. */
  String either(String here, String there) {
    String mark = "§" + replaced.size() + "§";
    replaced.add(new Replaced(mark, here, there));
    return mark;
  }
}
