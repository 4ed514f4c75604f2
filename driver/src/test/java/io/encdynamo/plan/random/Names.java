package io.encdynamo.plan.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may name: columns of its own query, and those of the queries around it.
 *
 * @param groups whether its rows are groups, or window functions are over them
 */
record Names(List<Column> own, boolean groups, @Nullable Names outer) {

  Names(List<Column> own, @Nullable Names outer) {
    this(own, false, outer);
  }

  /**
   * One column.
   *
   * @param text what it is written as
   * @param plain whether queries inside may name it, which they may not an aggregate
   */
  record Column(String text, Type type, boolean plain) {}

  /** Without aggregates. */
  Names plain() {
    return new Names(own.stream().filter(Column::plain).toList(), groups, outer);
  }

  /**
   * The same but for the queries around, if one of them is of groups: deep inside, H2 takes their
   * columns to have other values.
   */
  Names apartFromGroups() {
    for (Names names = outer; names != null; names = names.outer) {
      if (names.groups) {
        return new Names(own, groups, null);
      }
    }
    return this;
  }

  List<Column> own(Type type) {
    return own.stream().filter(column -> column.type() == type).toList();
  }

  /** The columns of the queries around, the nearest first. */
  List<Column> outer(Type type) {
    List<Column> found = new ArrayList<>();
    for (Names names = outer; names != null; names = names.outer) {
      names.own.stream().filter(c -> c.plain() && c.type() == type).forEach(found::add);
    }
    return found;
  }
}
