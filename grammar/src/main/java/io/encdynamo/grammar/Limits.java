package io.encdynamo.grammar;

/**
 * How deep a statement may be. The parser, and everyone who walks the tree after it, recurses: the
 * limits keep that inside half of the 1 MB of stack that a thread has by default.
 */
final class Limits {
  /** Levels of rules of the grammar within each other; a parenthesis takes six of them. */
  static final int RULES = 800;

  /** Types within each other: as deep as DynamoDB lets documents be. */
  static final int TYPES = 32;

  /** Statements within each other, which is EXPLAIN of EXPLAIN. */
  static final int STATEMENTS = 4;

  /** Brackets, and CASE, within each other. */
  static final int BRACKETS = 120;

  /**
   * Levels of nodes of the tree within each other; a chain of n operators has n, apart from those
   * of {@link #BALANCED}.
   */
  static final int NODES = 500;

  /**
   * Operands of AND, OR or UNION from which on the tree is balanced: they are associative, and
   * tools write key after key with OR.
   */
  static final int BALANCED = 100;

  private Limits() {}
}
