package io.encdynamo.value;

/** The comparison operators of SQL. */
public enum ComparisonOperator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String sql;

  ComparisonOperator(String sql) {
    this.sql = sql;
  }

  public String sql() {
    return sql;
  }

  /** The operator that holds exactly where this one does when the operands change places. */
  public ComparisonOperator mirrored() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
    };
  }

  /**
   * The operator that holds where this one is false; both are unknown where an operand is absent.
   */
  public ComparisonOperator negated() {
    return switch (this) {
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case LESS -> GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> GREATER;
      case GREATER -> LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> LESS;
    };
  }

  /** The operator without equality: LESS for LESS_OR_EQUAL. */
  public ComparisonOperator strict() {
    return switch (this) {
      case EQUAL, NOT_EQUAL, LESS, GREATER -> this;
      case LESS_OR_EQUAL -> LESS;
      case GREATER_OR_EQUAL -> GREATER;
    };
  }

  /**
   * Whether it holds for two values.
   *
   * @param order of the left one to the right one, as a comparator says it
   */
  public boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
