package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY and the aggregates of one SELECT. Above it, a key goes by its name, which hides what
 * FROM calls so, and by its expression.
 */
final class Grouping {
  /** A mask of 63 bits says which keys a row does not group by. */
  private static final int MOST_KEYS_OF_SETS = 63;

  private final Scope from;
  private final Scope scope;
  private final ExpressionBinder plain;
  private final Aggregates aggregates;
  private final Labels labels = new Labels();
  private final List<Relation.Computed> keys = new ArrayList<>();
  private List<List<Integer>> sets = List.of();
  private boolean written;
  private Set<Field> hidden = Set.of();

  /**
   * @param plain binds over the rows of FROM
   */
  Grouping(Scope from, ExpressionBinder plain) {
    this.from = from;
    this.scope = new Scope(from);
    this.plain = plain;
    this.aggregates = new Aggregates(plain, keys);
  }

  /** The names above the groups. */
  Scope scope() {
    return scope;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  /** Whether there is a GROUP BY or an aggregate. */
  boolean isNeeded() {
    return written || !aggregates.calls().isEmpty();
  }

  void bind(Query.GroupBy groupBy, Query.Projection projection) {
    written = true;
    GroupingSets expansion =
        new GroupingSets((expression, alias) -> key(expression, alias, projection));
    sets = expansion.of(groupBy);
    Identifier as = groupBy.as();
    if (as != null) {
      List<Bound> names = new ArrayList<>();
      List<Bound> values = new ArrayList<>();
      for (FromBinding item : from.items()) {
        names.add(Atom.Constant.of(item.alias().text()));
        values.add(item.whole());
      }
      Bound group =
          aggregates.bag(new Construction.Struct(List.copyOf(names), List.copyOf(values)));
      scope.add(new Scope.Variable(as, group));
    }
    if (!sets.isEmpty()) {
      if (keys.size() > MOST_KEYS_OF_SETS) {
        throw new DriverException(
            ErrorCode.LIMIT_EXCEEDED, "GROUP BY", MOST_KEYS_OF_SETS + " keys in grouping sets");
      }
      aggregates.needMask();
    }
  }

  /** The place of a key, which is added if it is new. */
  private int key(Expression expression, @Nullable Identifier alias, Query.Projection projection) {
    Bound bound = keyExpression(expression, projection);
    Identifier name = labels.name(expression, alias);
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).expression().equals(bound)) {
        return i;
      }
    }
    Relation.Computed key = Relation.Computed.of(name.text(), bound);
    keys.add(key);
    scope.add(new Scope.Variable(name, new Atom.Reference(key.field())));
    return keys.size() - 1;
  }

  /** An ordinal, a name of FROM, the alias of an item, or any other expression. */
  private Bound keyExpression(Expression expression, Query.Projection projection) {
    List<Query.SelectItem> items =
        projection instanceof Query.Projection.Items list ? list.items() : List.of();
    Integer ordinal = Ordering.ordinal(expression, items.size());
    if (ordinal != null) {
      if (items.get(ordinal) instanceof Query.SelectItem.Column column) {
        return plain.bind(column.expression());
      }
      throw Unsupported.invalid(expression, "the item of this number is no single column");
    }
    if (expression instanceof Expression.Variable variable
        && from.findDeclared(variable.name()) == null) {
      for (Query.SelectItem item : items) {
        if (item instanceof Query.SelectItem.Column column
            && column.alias() != null
            && Names.matches(variable.name(), column.alias().text())) {
          return plain.bind(column.expression());
        }
      }
    }
    return plain.bind(expression);
  }

  /** The groups of a relation's rows. */
  Relation over(Relation relation) {
    hidden = Set.copyOf(relation.output());
    return new Grouped.Aggregate(
        relation, List.copyOf(keys), sets, aggregates.mask(), List.copyOf(aggregates.calls()));
  }

  /**
   * An expression in terms of keys and aggregates.
   *
   * @throws DriverException 42000 if it reads a column that is neither
   */
  Bound above(Bound expression) {
    if (hidden.isEmpty()) {
      return expression;
    }
    Bound rewritten = expression;
    for (Relation.Computed key : largestFirst()) {
      rewritten = rewritten.rewrite(part -> isKey(key, part) ? reference(key) : part);
    }
    for (Field field : rewritten.fields()) {
      if (hidden.contains(field)) {
        throw new DriverException(
            ErrorCode.STATEMENT_INVALID,
            "Column '" + field.name() + "' must stand in GROUP BY or in an aggregate function");
      }
    }
    return rewritten;
  }

  /** A key may be part of another: {@code GROUP BY a, a + b}. */
  private List<Relation.Computed> largestFirst() {
    List<Relation.Computed> sorted = new ArrayList<>(keys);
    sorted.sort(Comparator.comparingInt(key -> -size(key.expression())));
    return sorted;
  }

  /** The number of its parts. */
  private static int size(Bound expression) {
    int size = expression instanceof Nested nested ? 1 + nested.relation().free().size() : 1;
    for (Bound child : expression.children()) {
      size += size(child);
    }
    return size;
  }

  private static boolean isKey(Relation.Computed key, Bound expression) {
    return key.expression().equals(expression)
        || withoutCase(key.expression()).equals(withoutCase(expression));
  }

  private static Bound reference(Relation.Computed key) {
    return new Atom.Reference(key.field());
  }

  /** A path whose unquoted names are all in lower case: {@code t.A} is {@code T.a}. */
  private static Bound withoutCase(Bound expression) {
    return expression instanceof Computation.Member member
            && !member.exact()
            && member.name() instanceof Atom.Constant constant
            && constant.value() instanceof StringValue name
        ? Computation.Member.of(
            withoutCase(member.base()), name.value().toLowerCase(Locale.ROOT), false)
        : expression;
  }
}
