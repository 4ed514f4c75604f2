package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.OrderTerm;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds one SELECT with the ORDER BY and LIMIT that go with it, in the order in which PartiQL
 * evaluates it: FROM, LET, WHERE, GROUP BY, HAVING, windows, the items, DISTINCT, order, limit.
 */
final class SelectBinder {
  private final QueryBinder queries;
  private final Query.Select select;
  private final List<OrderTerm> orderBy;
  private final @Nullable Expression limit;
  private final @Nullable Expression offset;

  private final Scope from;
  private final ExpressionBinder plain;
  private final Grouping grouping;
  private final Windows windows;
  private final ExpressionBinder binder;
  private final SelectItems items;

  SelectBinder(
      QueryBinder queries,
      Query.Select select,
      List<OrderTerm> orderBy,
      @Nullable Expression limit,
      @Nullable Expression offset) {
    this.queries = queries;
    this.select = select;
    this.orderBy = orderBy;
    this.limit = limit;
    this.offset = offset;
    this.from = new Scope(queries.scope());
    this.plain = new ExpressionBinder(from, queries);
    this.grouping = new Grouping(from, plain);
    Scope names = grouping.scope();
    Aggregates aggregates = grouping.aggregates();
    this.windows =
        new Windows(new ExpressionBinder(names, queries, aggregates, null), select.windows());
    this.binder = new ExpressionBinder(names, queries, aggregates, windows);
    this.items = new SelectItems(from, binder);
  }

  BoundQuery bind() {
    FromItem item = select.from();
    Supplier<Relation> source =
        item == null ? Source.SingleRow::new : new FromBinder(queries, from).bind(item);
    List<Relation.Computed> let = let();
    Exclusion exclusion = Exclusion.of(select.exclude(), from);
    Expression where = select.where();
    Bound condition = where == null ? null : plain.predicate(where);
    if (select.groupBy() != null) {
      grouping.bind(select.groupBy(), select.projection());
    }
    Expression havingText = select.having();
    Bound having =
        havingText == null
            ? null
            : new ExpressionBinder(grouping.scope(), queries, grouping.aggregates(), null)
                .predicate(havingText);
    windows.bindNamed();
    items.bind(select, exclusion);
    List<Relation.SortKey> order = order();

    Relation relation = source.get();
    for (Relation.Computed variable : let) {
      relation = extended(relation, List.of(variable));
    }
    if (condition != null) {
      relation = new Relation.Filter(relation, condition);
    }
    if (grouping.isNeeded() || having != null) {
      relation = grouping.over(relation);
      if (having != null) {
        relation = new Relation.Filter(relation, grouping.above(having));
      }
    }
    relation = windows.over(relation, grouping::above);
    relation = new Relation.Project(relation, items.computed(grouping::above));
    if (select.quantifier() == Quantifier.DISTINCT) {
      if (items.hasHidden()) {
        throw Unsupported.invalid(
            select, "with DISTINCT, ORDER BY takes what SELECT lists and nothing else");
      }
      relation = new Relation.Distinct(relation);
    }
    relation = queries.limited(Ordering.sorted(relation, order), limit, offset);
    return select.projection() instanceof Query.Projection.Pivot
        ? pivot(relation)
        : new BoundQuery(relation, items.output(), items.labels(), items.form(), !order.isEmpty());
  }

  /** The variables of LET; each sees those before it. */
  private List<Relation.Computed> let() {
    List<Relation.Computed> variables = new ArrayList<>();
    for (Query.LetBinding binding : select.let()) {
      Relation.Computed variable =
          Relation.Computed.of(binding.name().text(), plain.bind(binding.expression()));
      variables.add(variable);
      from.add(new Scope.Variable(binding.name(), new Atom.Reference(variable.field())));
    }
    return variables;
  }

  /** A relation with fields more. */
  static Relation extended(Relation relation, List<Relation.Computed> more) {
    List<Relation.Computed> computed = new ArrayList<>();
    for (Field field : relation.output()) {
      computed.add(new Relation.Computed(field, new Atom.Reference(field)));
    }
    computed.addAll(more);
    return new Relation.Project(relation, List.copyOf(computed));
  }

  /** Rows of value and name become one struct. */
  private BoundQuery pivot(Relation relation) {
    List<Relation.Computed> pair = new ArrayList<>();
    for (Field field : items.output()) {
      pair.add(new Relation.Computed(field, new Atom.Reference(field)));
    }
    return QueryBinder.single(
        Nested.of(
            Nested.Kind.PIVOT,
            new Relation.Project(relation, List.copyOf(pair)),
            SqlType.of(SqlType.Kind.MAP)));
  }

  // ORDER BY

  /** Terms that are no item of SELECT become columns of their own, behind the items. */
  private List<Relation.SortKey> order() {
    List<Relation.SortKey> keys = new ArrayList<>();
    for (OrderTerm term : orderBy) {
      keys.add(Ordering.key(term, new Atom.Reference(items.sortField(term.expression()))));
    }
    return keys;
  }
}
