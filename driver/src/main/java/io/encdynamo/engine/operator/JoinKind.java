package io.encdynamo.engine.operator;

/** What a join gives. Rows are the left row followed by the right row, but for SEMI and ANTI. */
public enum JoinKind {
  INNER,
  /** Left rows without a partner too, with NULLs on the right. */
  LEFT,
  /** Right rows without a partner too, with NULLs on the left. */
  RIGHT,
  FULL,
  /** Left rows that have a partner, once, by themselves. */
  SEMI,
  /** Left rows that have none, by themselves. */
  ANTI
}
