package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.bind.WindowDefinitions.Definition;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects the window functions of one SELECT; equal ones count once, equal windows too. */
final class Windows {
  private final WindowDefinitions definitions;
  private final WindowCalls binder;
  private final List<Sorted> sorted = new ArrayList<>();

  /** The calls over rows that are partitioned and ordered alike. */
  private record Sorted(
      List<Bound> partitionBy, List<Relation.SortKey> orderBy, List<WindowCall> calls) {}

  /**
   * @param binder binds what stands in calls and windows: over the rows of the groups, if there are
   *     any
   */
  Windows(ExpressionBinder binder, List<Query.NamedWindow> named) {
    this.definitions = new WindowDefinitions(binder, named);
    this.binder = new WindowCalls(binder);
  }

  /** The field that holds the result of a call with OVER. */
  Bound call(Expression.Call call, Expression.Window over) {
    Definition window = definitions.of(over);
    WindowCall bound = binder.bind(call, window);
    Sorted rows = sorted(window);
    for (WindowCall known : rows.calls) {
      if (known.computesAs(bound)) {
        return new Atom.Reference(known.field());
      }
    }
    rows.calls.add(bound);
    return new Atom.Reference(bound.field());
  }

  private Sorted sorted(Definition window) {
    for (Sorted known : sorted) {
      if (known.partitionBy.equals(window.partitionBy())
          && known.orderBy.equals(window.orderBy())) {
        return known;
      }
    }
    Sorted more = new Sorted(window.partitionBy(), window.orderBy(), new ArrayList<>());
    sorted.add(more);
    return more;
  }

  /** Binds the windows of WINDOW, used or not. */
  void bindNamed() {
    definitions.bindNamed();
  }

  /**
   * The rows with the results.
   *
   * @param above rewrites an expression in terms of the rows that there are after grouping
   */
  Relation over(Relation relation, UnaryOperator<Bound> above) {
    Relation result = relation;
    for (Sorted rows : sorted) {
      result =
          new Grouped.Window(result, rows.partitionBy, rows.orderBy, List.copyOf(rows.calls))
              .mapExpressions(above);
    }
    return result;
  }
}
