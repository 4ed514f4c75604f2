package io.encdynamo.engine.function;

/** The groups in which JDBC lists functions, and the documentation too. */
public enum Category {
  STRING,
  NUMERIC,
  DATETIME,
  SYSTEM,
  CONDITIONAL,
  DOCUMENT
}
