package io.encdynamo.engine;

/** What becomes of an operand of a type that its operation does not take. */
public enum Typing {
  /** The result is MISSING; the execution counts it. */
  PERMISSIVE,
  /** An error of class 22. */
  STRICT
}
