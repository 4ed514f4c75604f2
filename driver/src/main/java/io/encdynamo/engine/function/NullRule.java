package io.encdynamo.engine.function;

/** What a function does with absent arguments. */
public enum NullRule {
  /** MISSING if one argument is MISSING, else NULL if one is NULL; the body sees neither. */
  PROPAGATE,
  /** The body sees them. */
  AWARE
}
