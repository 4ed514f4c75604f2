package io.encdynamo.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in FROM. */
public sealed interface FromItem extends Node {

  /**
   * An expression, a name of a table among them, and the names of its element, its place and its
   * key.
   *
   * @param columns of {@code AS t (a, b)}; empty for none
   */
  record Source(
      Expression expression,
      @Nullable Identifier as,
      List<Identifier> columns,
      @Nullable Identifier at,
      @Nullable Identifier by,
      boolean lateral,
      Place place)
      implements FromItem {}

  /** {@code UNPIVOT expression AS value AT name}. */
  record Unpivot(
      Expression expression,
      @Nullable Identifier as,
      @Nullable Identifier at,
      @Nullable Identifier by,
      Place place)
      implements FromItem {}

  /**
   * A join.
   *
   * @param condition of ON; null for none
   * @param using the columns of USING; empty for none
   */
  record Join(
      JoinKind kind,
      boolean natural,
      FromItem left,
      FromItem right,
      @Nullable Expression condition,
      List<Identifier> using,
      Place place)
      implements FromItem {}

  /** The kinds of join; a comma is CROSS. */
  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS
  }
}
