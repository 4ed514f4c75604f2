package io.encdynamo.engine.operator;

/** What a join gives. Rows are the left row followed by the right row, if nothing else is said. */
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
  ANTI,
  /** Right rows that have a partner, once, by themselves. */
  RIGHT_SEMI,
  /** Right rows that have none, by themselves. */
  RIGHT_ANTI;

  /** Whether rows are of both sides. */
  public boolean isPaired() {
    return this == INNER || this == LEFT || this == RIGHT || this == FULL;
  }

  /** Whether left rows without a partner come out. */
  public boolean keepsLeft() {
    return this == LEFT || this == FULL || this == ANTI;
  }

  /** Whether right rows without a partner come out. */
  public boolean keepsRight() {
    return this == RIGHT || this == FULL || this == RIGHT_ANTI;
  }

  /** Whether the columns of the left side come out. */
  public boolean givesLeft() {
    return this != RIGHT_SEMI && this != RIGHT_ANTI;
  }

  /** Whether the columns of the right side come out. */
  public boolean givesRight() {
    return this != SEMI && this != ANTI;
  }
}
