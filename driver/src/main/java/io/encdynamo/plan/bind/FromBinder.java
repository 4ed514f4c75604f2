package io.encdynamo.plan.bind;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds FROM: fills a scope, and gives a relation once everything above has named the fields it
 * needs. An item sees those to its left (PartiQL specification, section 5.3).
 */
final class FromBinder {
  private final QueryBinder queries;
  private final Scope scope;

  /**
   * @param queries binds queries that see the scope
   */
  FromBinder(QueryBinder queries, Scope scope) {
    this.queries = queries;
    this.scope = scope;
  }

  /** The relation, to be asked for when all fields are named. */
  Supplier<Relation> bind(FromItem item) {
    if (item instanceof FromItem.Source source) {
      return source(source);
    } else if (item instanceof FromItem.Join join) {
      return join(join);
    }
    FromItem.Unpivot unpivot = (FromItem.Unpivot) item;
    refuseBy(unpivot.by());
    Bound struct = expressions().bind(unpivot.expression());
    return elements(struct, true, name(unpivot.as(), unpivot.expression()), unpivot.at());
  }

  private ExpressionBinder expressions() {
    return new ExpressionBinder(scope, queries);
  }

  private static void refuseBy(@Nullable Identifier by) {
    if (by != null) {
      throw Unsupported.at(by, "BY in FROM", "values have no address; use AT for the place");
    }
  }

  private Supplier<Relation> source(FromItem.Source source) {
    refuseBy(source.by());
    Identifier at = source.at();
    FromBinding named = at == null ? named(source) : null;
    if (named != null) {
      scope.add(named);
      return named::relation;
    }
    if (!source.columns().isEmpty()) {
      throw Unsupported.at(
          source, "Names for the columns of a value", "name them in a query in parentheses");
    }
    Bound collection = collection(source);
    return elements(collection, false, name(source.as(), source.expression()), at);
  }

  /** A query, a table, or a name of WITH; null for a value. */
  private @Nullable FromBinding named(FromItem.Source source) {
    Expression expression = source.expression();
    if (expression instanceof Expression.Subquery subquery) {
      return derived(queries.within(scope).bind(subquery.query()), source);
    }
    List<Identifier> parts = new ArrayList<>();
    if (!nameParts(expression, parts) || !meansTable(parts)) {
      return null;
    }
    Identifier last = parts.get(parts.size() - 1);
    if (parts.size() == 1 && queries.knows(last)) {
      return derived(queries.commonTable(last), source);
    }
    if (!source.columns().isEmpty()) {
      throw Unsupported.at(
          source, "Names for the columns of a table", "name them in a query in parentheses");
    }
    Identifier alias = name(source.as(), expression);
    TableSource table =
        TableNames.find(queries.tables(), new QualifiedName(List.copyOf(parts), source.place()));
    if (table instanceof TableSource.Stored stored) {
      return new FromTable(queries.tables(), stored, alias);
    }
    TableSource.Virtual virtual = (TableSource.Virtual) table;
    List<Field> fields = new ArrayList<>();
    for (TableSource.Virtual.Column column : virtual.columns()) {
      fields.add(new Field(column.name(), column.type(), column.nullable(), null));
    }
    return new FromRelation(
        alias, virtual.schema(), fields, new Source.VirtualTable(virtual, alias.text(), fields));
  }

  /**
   * Whether a path of names is a table. A name by itself is a table before it is a variable, the
   * head of a path a variable before it is a schema.
   */
  private boolean meansTable(List<Identifier> parts) {
    Identifier first = parts.get(0);
    if (parts.size() > 1) {
      return scope.findDeclared(first) == null && TableNames.mayBe(queries.tables(), parts);
    }
    if (queries.knows(first) || TableNames.mayBe(queries.tables(), parts)) {
      return true;
    }
    return scope.find(first) == null;
  }

  private FromBinding derived(BoundQuery query, FromItem.Source source) {
    Identifier alias = name(source.as(), source.expression());
    if (!query.hasColumns() && !source.columns().isEmpty()) {
      throw Unsupported.invalid(source, alias.text() + " gives values, which have no columns");
    }
    if (query.form() == BoundQuery.Form.SINGLE) {
      Field element = Field.computed(alias.text(), SqlType.ANY);
      Relation elements = new Source.Elements(Subqueries.single(query), false, element, null);
      return new FromElement(alias, element, null, elements);
    }
    if (query.form() == BoundQuery.Form.VALUES) {
      Relation values = query.values(alias.text());
      return new FromElement(alias, values.output().get(0), null, values);
    }
    BoundQuery named = source.columns().isEmpty() ? query : query.renamed(source.columns(), alias);
    Relation relation = named.labelled();
    return new FromRelation(alias, "", relation.output(), relation);
  }

  /** The name of an item: what stands after AS, else the last step of its path, else its place. */
  private Identifier name(@Nullable Identifier as, Expression expression) {
    if (as != null) {
      return as;
    }
    Identifier last = Labels.lastStep(expression);
    return last == null
        ? new Identifier("_" + (scope.items().size() + 1), true, expression.place())
        : last;
  }

  /**
   * The value of an item. A name means what is given from outside before what stands to its left.
   */
  private Bound collection(FromItem.Source source) {
    if (source.expression() instanceof Expression.Variable variable && !variable.local()) {
      Bound given = expressions().commonTable(variable.name());
      if (given == null) {
        given = scope.global().findDeclared(variable.name());
      }
      if (given != null) {
        return given;
      }
    }
    return expressions().collection(source.expression());
  }

  private Supplier<Relation> elements(
      Bound collection, boolean unpivot, Identifier alias, @Nullable Identifier at) {
    Field element = Field.computed(alias.text(), SqlType.ANY);
    Field place = at == null ? null : Field.computed(at.text(), SqlType.ANY);
    FromElement item =
        new FromElement(
            alias, element, place, new Source.Elements(collection, unpivot, element, place));
    scope.add(item);
    if (at != null && place != null) {
      scope.add(new Scope.Variable(at, new Atom.Reference(place)));
    }
    return item::relation;
  }

  /** The names that a path consists of. */
  private static boolean nameParts(Expression expression, List<Identifier> parts) {
    if (expression instanceof Expression.Variable variable && !variable.local()) {
      parts.add(variable.name());
      return true;
    }
    if (expression instanceof Expression.Path path
        && path.step() instanceof Expression.PathStep.Member member
        && nameParts(path.base(), parts)) {
      parts.add(member.name());
      return true;
    }
    return false;
  }

  // Joins

  private Supplier<Relation> join(FromItem.Join join) {
    int first = scope.items().size();
    Supplier<Relation> left = bind(join.left());
    int middle = scope.items().size();
    Supplier<Relation> right = bind(join.right());
    List<Bound> conditions = new ArrayList<>();
    Expression on = join.condition();
    if (on != null) {
      conditions.add(expressions().predicate(on));
    }
    List<FromBinding> items = scope.items();
    for (Identifier column : using(join, first, middle)) {
      conditions.add(
          new Predicate.Comparison(
              ComparisonOperator.EQUAL,
              only(items.subList(first, middle), column),
              only(items.subList(middle, items.size()), column)));
    }
    JoinKind kind =
        switch (join.kind()) {
          case INNER, CROSS -> JoinKind.INNER;
          case LEFT -> JoinKind.LEFT;
          case RIGHT -> JoinKind.RIGHT;
          case FULL -> JoinKind.FULL;
        };
    return () -> {
      Relation.Join joined = Relation.Join.of(left.get(), right.get(), kind, conditions);
      boolean keepsRight = kind.keepsRight();
      if (keepsRight && joined.isLateral()) {
        throw Unsupported.invalid(
            join, "the right side of a RIGHT or FULL join cannot read the left one");
      }
      return joined;
    };
  }

  /** The columns of USING; of NATURAL those that both sides have. */
  private List<Identifier> using(FromItem.Join join, int first, int middle) {
    if (!join.natural()) {
      return join.using();
    }
    List<FromBinding> items = scope.items();
    List<Identifier> common = new ArrayList<>();
    for (FromBinding item : items.subList(first, middle)) {
      if (item.visible() == null) {
        throw Unsupported.invalid(join, "NATURAL needs columns that are known; use ON");
      }
      for (String name : item.names()) {
        Identifier column = new Identifier(name, true, join.place());
        boolean shared =
            items.subList(middle, items.size()).stream().anyMatch(i -> i.find(column) != null);
        if (shared) {
          common.add(column);
        }
      }
    }
    return common;
  }

  /** The column of a name in the first item that has it. */
  private Bound only(List<FromBinding> items, Identifier name) {
    for (FromBinding item : items) {
      Field field = item.find(name);
      if (field != null) {
        return ExpressionBinder.readable(field);
      }
    }
    Bound undeclared = items.size() == 1 ? items.get(0).undeclared(name) : null;
    if (undeclared == null) {
      throw scope.notFound(name);
    }
    return undeclared;
  }
}
