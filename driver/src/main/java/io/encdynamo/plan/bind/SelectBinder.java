package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.OrderTerm;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import io.encdynamo.value.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds one SELECT with the ORDER BY and LIMIT that go with it: FROM, WHERE, GROUP BY, HAVING, the
 * items, DISTINCT, order, limit.
 */
final class SelectBinder {
  private final QueryBinder queries;
  private final Query.Select select;
  private final List<OrderTerm> orderBy;
  private final @Nullable Expression limit;
  private final @Nullable Expression offset;

  private final Scope scope = new Scope();
  private final Aggregates aggregates = new Aggregates();
  private final ExpressionBinder binder;
  private final List<Relation.Computed> items = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

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
    this.binder = new ExpressionBinder(scope, queries.parameters(), aggregates);
  }

  BoundQuery bind() {
    refuseWhatIsNotDone();
    FromItem from = select.from();
    Supplier<Relation> source =
        from == null ? Relation.SingleRow::new : new FromBinder(queries, scope).bind(from);
    Expression where = select.where();
    ExpressionBinder plain = new ExpressionBinder(scope, queries.parameters(), null);
    Bound condition = where == null ? null : plain.predicate(where);
    bindItems();
    List<Relation.Computed> keys = groupKeys(plain);
    Expression havingText = select.having();
    Bound having = havingText == null ? null : binder.predicate(havingText);
    List<Relation.Computed> sortColumns = new ArrayList<>();
    List<Relation.SortKey> order = order(sortColumns);

    Relation relation = source.get();
    if (condition != null) {
      relation = new Relation.Filter(relation, condition);
    }
    List<Relation.Computed> computed = new ArrayList<>(items);
    computed.addAll(sortColumns);
    boolean grouped = select.groupBy() != null || !aggregates.calls().isEmpty() || having != null;
    if (grouped) {
      Grouping grouping = new Grouping(keys, aggregates.calls());
      relation = new Relation.Aggregate(relation, keys, List.copyOf(aggregates.calls()));
      if (having != null) {
        relation = new Relation.Filter(relation, grouping.above(having));
      }
      computed.replaceAll(c -> new Relation.Computed(c.field(), grouping.above(c.expression())));
    }
    relation = new Relation.Project(relation, List.copyOf(computed));
    if (select.quantifier() == Quantifier.DISTINCT) {
      if (!sortColumns.isEmpty()) {
        throw Unsupported.invalid(
            select, "with DISTINCT, ORDER BY takes what SELECT lists and nothing else");
      }
      relation = new Relation.Distinct(relation);
    }
    relation = queries.limited(QueryBinder.sorted(relation, order), limit, offset);
    return new BoundQuery(
        relation, items.stream().map(Relation.Computed::field).toList(), List.copyOf(labels));
  }

  private void refuseWhatIsNotDone() {
    if (!select.exclude().isEmpty()) {
      throw Unsupported.at(select.exclude().get(0), "EXCLUDE", "list the columns");
    }
    if (!select.let().isEmpty()) {
      throw Unsupported.at(select.let().get(0), "LET", "write a query in parentheses in FROM");
    }
    if (!select.windows().isEmpty()) {
      throw Unsupported.at(select, "WINDOW", "group, or compute it in the application");
    }
  }

  // Items

  private void bindItems() {
    Query.Projection projection = select.projection();
    if (projection instanceof Query.Projection.Items list) {
      list.items().forEach(this::bindItem);
    } else if (projection instanceof Query.Projection.Value value) {
      addItem(binder.bind(value.expression()), label(value.expression(), null));
    } else {
      throw Unsupported.at(select, "PIVOT", "select names and values as rows");
    }
  }

  private void bindItem(Query.SelectItem item) {
    if (item instanceof Query.SelectItem.All all) {
      if (scope.items().isEmpty()) {
        throw Unsupported.invalid(all, "* needs a FROM");
      }
      scope.items().forEach(this::addAll);
    } else if (item instanceof Query.SelectItem.AllOf of) {
      FromBinding binding =
          of.expression() instanceof Expression.Variable variable
              ? scope.item(variable.name())
              : null;
      if (binding == null) {
        throw Unsupported.at(of, ".* behind anything but a table's name", "name the members");
      }
      addAll(binding);
    } else {
      Query.SelectItem.Column column = (Query.SelectItem.Column) item;
      Field bare = binder.bareField(column.expression());
      String label = label(column.expression(), column.alias());
      if (bare != null) {
        addField(bare, label);
      } else {
        addItem(binder.bind(column.expression()), label);
      }
    }
  }

  private void addAll(FromBinding binding) {
    binding.visible().forEach(field -> addField(field, field.name()));
  }

  /** A bare column: one whose key is refused is NULL here, and here alone. */
  private void addField(Field field, String label) {
    Field.Origin origin = field.origin();
    Bound value =
        origin != null && origin.denied()
            ? new Bound.Constant(NullValue.NULL, field.type())
            : new Bound.Reference(field);
    items.add(
        new Relation.Computed(
            new Field(label, field.type(), field.nullable(), field.origin()), value));
    labels.add(label);
  }

  private void addItem(Bound bound, String label) {
    items.add(new Relation.Computed(Field.computed(label, bound.type()), bound));
    labels.add(label);
  }

  private String label(Expression expression, @Nullable Identifier alias) {
    if (alias != null) {
      return alias.text();
    } else if (expression instanceof Expression.Variable variable) {
      return variable.name().text();
    } else if (expression instanceof Expression.Path path
        && path.step() instanceof Expression.PathStep.Member member) {
      return member.name().text();
    }
    return "_" + (items.size() + 1);
  }

  // GROUP BY

  private List<Relation.Computed> groupKeys(ExpressionBinder plain) {
    Query.GroupBy groupBy = select.groupBy();
    List<Relation.Computed> keys = new ArrayList<>();
    if (groupBy == null) {
      return keys;
    }
    if (groupBy.as() != null) {
      throw Unsupported.at(groupBy, "GROUP AS", "aggregate the columns you need");
    }
    for (Query.GroupingElement element : groupBy.elements()) {
      if (!(element instanceof Query.GroupingElement.Key key)) {
        throw Unsupported.at(
            groupBy, "GROUPING SETS, ROLLUP and CUBE", "write one query for each set");
      }
      Bound bound = groupKey(key.expression(), plain);
      String name = key.alias() == null ? "key" + keys.size() : key.alias().text();
      keys.add(new Relation.Computed(Field.computed(name, bound.type()), bound));
    }
    return keys;
  }

  /** An ordinal, a column, the alias of an item, or any other expression. */
  private Bound groupKey(Expression expression, ExpressionBinder plain) {
    Integer ordinal = QueryBinder.ordinal(expression, items.size());
    if (ordinal != null) {
      return items.get(ordinal).expression();
    }
    if (expression instanceof Expression.Variable variable
        && scope.field(variable.name()) == null) {
      Bound item = item(variable.name());
      if (item != null) {
        return item;
      }
    }
    return plain.bind(expression);
  }

  private @Nullable Bound item(Identifier alias) {
    for (int i = 0; i < labels.size(); i++) {
      if (Names.matches(alias, labels.get(i))) {
        return items.get(i).expression();
      }
    }
    return null;
  }

  // ORDER BY

  /** Terms that are no item of SELECT become columns of their own, behind the items. */
  private List<Relation.SortKey> order(List<Relation.Computed> sortColumns) {
    List<Relation.SortKey> keys = new ArrayList<>();
    for (OrderTerm term : orderBy) {
      keys.add(QueryBinder.sortKey(term, new Bound.Reference(sortField(term, sortColumns))));
    }
    return keys;
  }

  private Field sortField(OrderTerm term, List<Relation.Computed> sortColumns) {
    Expression expression = term.expression();
    Integer ordinal = QueryBinder.ordinal(expression, items.size());
    if (ordinal != null) {
      return items.get(ordinal).field();
    }
    if (expression instanceof Expression.Variable variable) {
      for (int i = 0; i < labels.size(); i++) {
        if (Names.matches(variable.name(), labels.get(i))) {
          return sortable(items.get(i));
        }
      }
    }
    Bound bound = binder.bind(expression);
    for (Relation.Computed item : items) {
      if (item.expression().equals(bound)) {
        return sortable(item);
      }
    }
    Field field = Field.computed("$order" + sortColumns.size(), bound.type());
    sortColumns.add(new Relation.Computed(field, bound));
    return field;
  }

  private static Field sortable(Relation.Computed item) {
    ExpressionBinder.readable(item.field());
    return item.field();
  }

  /** Expressions above a group: in terms of its keys and aggregates. */
  private record Grouping(List<Relation.Computed> keys, List<Relation.AggregateCall> calls) {

    Bound above(Bound expression) {
      for (Relation.Computed key : keys) {
        if (key.expression().equals(expression)) {
          return new Bound.Reference(key.field());
        }
      }
      if (expression instanceof Bound.Reference reference) {
        if (calls.stream().anyMatch(call -> call.field() == reference.field())) {
          return expression;
        }
        throw new DriverException(
            ErrorCode.STATEMENT_INVALID,
            "Column '"
                + reference.field().name()
                + "' must stand in GROUP BY or in an aggregate function");
      }
      return expression.withChildren(expression.children().stream().map(this::above).toList());
    }
  }
}
