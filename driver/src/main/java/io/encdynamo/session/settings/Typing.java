package io.encdynamo.session.settings;

/** What an operation on values of the wrong type gives (PartiQL specification, section 4). */
public enum Typing {
  /** MISSING, counted in an SQLWarning. */
  PERMISSIVE,
  /** An error. */
  STRICT
}
