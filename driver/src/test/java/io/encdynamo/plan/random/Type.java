package io.encdynamo.plan.random;

/** What a value of a random statement is. */
enum Type {
  NUMBER,
  TEXT,
  /** A number that is no whole one; stands by itself or beside a literal. */
  FRACTION
}
