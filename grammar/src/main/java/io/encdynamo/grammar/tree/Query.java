package io.encdynamo.grammar.tree;

import io.encdynamo.grammar.tree.Expression.OrderTerm;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gives rows. */
public sealed interface Query extends Node {

  /**
   * SELECT ... FROM ... WHERE ... GROUP BY ... HAVING.
   *
   * @param from null for none; a comma is a cross join
   */
  record Select(
      Quantifier quantifier,
      Projection projection,
      List<ExcludePath> exclude,
      @Nullable FromItem from,
      List<LetBinding> let,
      @Nullable Expression where,
      @Nullable GroupBy groupBy,
      @Nullable Expression having,
      List<NamedWindow> windows,
      Place place)
      implements Query {}

  /** What SELECT gives. */
  sealed interface Projection {
    /** {@code SELECT a, b AS c, t.*, *}. */
    record Items(List<SelectItem> items) implements Projection {}

    /** {@code SELECT VALUE expression}. */
    record Value(Expression expression) implements Projection {}

    /** {@code PIVOT value AT name}. */
    record Pivot(Expression value, Expression name) implements Projection {}
  }

  /** One item of SELECT. */
  sealed interface SelectItem extends Node {
    /** {@code *}. */
    record All(Place place) implements SelectItem {}

    /** {@code expression.*}. */
    record AllOf(Expression expression, Place place) implements SelectItem {}

    /** {@code expression [AS alias]}. */
    record Column(Expression expression, @Nullable Identifier alias, Place place)
        implements SelectItem {}
  }

  /** A path of EXCLUDE. */
  record ExcludePath(Identifier root, List<Expression.PathStep> steps, Place place)
      implements Node {}

  /** {@code LET expression AS name}. */
  record LetBinding(Expression expression, Identifier name, Place place) implements Node {}

  /**
   * GROUP BY.
   *
   * @param as the name of GROUP AS; null for none
   */
  record GroupBy(
      Quantifier quantifier, List<GroupingElement> elements, @Nullable Identifier as, Place place)
      implements Node {}

  /** One element of GROUP BY. */
  sealed interface GroupingElement {
    /** {@code expression [AS name]}. */
    record Key(Expression expression, @Nullable Identifier alias) implements GroupingElement {}

    /** {@code ROLLUP (...)}: each a list of keys. */
    record Rollup(List<List<Expression>> sets) implements GroupingElement {}

    /** {@code CUBE (...)}. */
    record Cube(List<List<Expression>> sets) implements GroupingElement {}

    /** {@code GROUPING SETS (...)}. */
    record Sets(List<GroupingElement> elements) implements GroupingElement {}

    /** {@code (a, b)} or {@code ()} among these. */
    record Set(List<Expression> keys) implements GroupingElement {}
  }

  /** {@code WINDOW name AS (...)}. */
  record NamedWindow(Identifier name, Expression.Window window) {}

  /**
   * {@code left UNION [ALL] right} and its sisters.
   *
   * @param corresponding how columns are matched by their names; null if by their places
   */
  record SetOperation(
      SetOperator operator,
      boolean outer,
      Quantifier quantifier,
      @Nullable Corresponding corresponding,
      Query left,
      Query right,
      Place place)
      implements Query {}

  /**
   * {@code CORRESPONDING [BY (a, b)]}.
   *
   * @param columns empty for all that both sides have
   */
  record Corresponding(List<Identifier> columns, Place place) implements Node {}

  /** The set operations. */
  enum SetOperator {
    UNION,
    INTERSECT,
    EXCEPT
  }

  /** A query with ORDER BY, LIMIT or OFFSET, at least one of them. */
  record Ordered(
      Query query,
      List<OrderTerm> orderBy,
      @Nullable Expression limit,
      @Nullable Expression offset,
      Place place)
      implements Query {}

  /** {@code WITH [RECURSIVE] name AS (query), ... query}. */
  record With(boolean recursive, List<CommonTable> tables, Query query, Place place)
      implements Query {}

  /** One table of WITH; no columns where none were written. */
  record CommonTable(Identifier name, List<Identifier> columns, Query query, Place place)
      implements Node {}

  /** {@code VALUES (1, 2), (3, 4)}; or without parentheses, a row of one. */
  record Values(List<List<Expression>> rows, Place place) implements Query {}

  /** An expression by itself, or one that is an operand of a set operation. */
  record Evaluated(Expression expression, Place place) implements Query {}
}
