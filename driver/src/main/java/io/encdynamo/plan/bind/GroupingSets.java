package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GROUP BY written out as grouping sets (SQL:2016 part 2, 7.13). */
final class GroupingSets {
  private static final int MOST_SETS = 4096;

  private final Keys keys;

  /** Gives keys their places. */
  interface Keys {
    /** The place of a key, from 0. */
    int place(Expression expression, @Nullable Identifier alias);
  }

  GroupingSets(Keys keys) {
    this.keys = keys;
  }

  /** The sets, each the places of its keys; empty if there is but one set of all keys. */
  List<List<Integer>> of(Query.GroupBy groupBy) {
    List<List<Integer>> sets = List.of(List.of());
    boolean plain = true;
    for (Query.GroupingElement element : groupBy.elements()) {
      plain &= element instanceof Query.GroupingElement.Key;
      sets = product(sets, sets(element));
    }
    if (groupBy.quantifier() == Expression.Quantifier.DISTINCT) {
      sets = List.copyOf(new LinkedHashSet<>(sets));
    }
    return plain ? List.of() : sets;
  }

  private List<List<Integer>> sets(Query.GroupingElement element) {
    if (element instanceof Query.GroupingElement.Key key) {
      return List.of(List.of(keys.place(key.expression(), key.alias())));
    } else if (element instanceof Query.GroupingElement.Set set) {
      return List.of(places(set.keys()));
    } else if (element instanceof Query.GroupingElement.Rollup rollup) {
      List<List<Integer>> groups = rollup.sets().stream().map(this::places).toList();
      List<List<Integer>> sets = new ArrayList<>();
      for (int size = groups.size(); size >= 0; size--) {
        sets.add(joined(groups.subList(0, size)));
      }
      return sets;
    } else if (element instanceof Query.GroupingElement.Cube cube) {
      return cube(cube.sets().stream().map(this::places).toList());
    }
    List<List<Integer>> sets = new ArrayList<>();
    for (Query.GroupingElement part : ((Query.GroupingElement.Sets) element).elements()) {
      sets.addAll(sets(part));
    }
    return sets;
  }

  /** All subsets, the whole first. */
  private static List<List<Integer>> cube(List<List<Integer>> groups) {
    if (groups.size() > 12) {
      throw tooMany();
    }
    List<List<Integer>> sets = new ArrayList<>();
    for (int without = 0; without < 1 << groups.size(); without++) {
      List<List<Integer>> kept = new ArrayList<>();
      for (int i = 0; i < groups.size(); i++) {
        if ((without >> (groups.size() - 1 - i) & 1) == 0) {
          kept.add(groups.get(i));
        }
      }
      sets.add(joined(kept));
    }
    return sets;
  }

  private List<Integer> places(List<Expression> expressions) {
    List<Integer> places = new ArrayList<>();
    for (Expression expression : expressions) {
      places.add(keys.place(expression, null));
    }
    return List.copyOf(places);
  }

  private static List<List<Integer>> product(List<List<Integer>> left, List<List<Integer>> right) {
    if ((long) left.size() * right.size() > MOST_SETS) {
      throw tooMany();
    }
    List<List<Integer>> sets = new ArrayList<>();
    for (List<Integer> a : left) {
      for (List<Integer> b : right) {
        sets.add(joined(List.of(a, b)));
      }
    }
    return sets;
  }

  private static List<Integer> joined(List<List<Integer>> parts) {
    LinkedHashSet<Integer> places = new LinkedHashSet<>();
    parts.forEach(places::addAll);
    return List.copyOf(places);
  }

  private static DriverException tooMany() {
    return new DriverException(
        ErrorCode.LIMIT_EXCEEDED, "GROUP BY", "at most " + MOST_SETS + " grouping sets");
  }
}
