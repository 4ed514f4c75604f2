package io.encdynamo.value;

/** The kinds of value, in the order in which PartiQL sorts values of different kinds. */
public enum ValueKind {
  MISSING,
  NULL,
  BOOLEAN,
  INTEGER,
  DECIMAL,
  DOUBLE,
  DATE,
  TIME,
  ZONED_TIME,
  TIMESTAMP,
  ZONED_TIMESTAMP,
  YEAR_MONTH_INTERVAL,
  DAY_TIME_INTERVAL,
  STRING,
  BINARY,
  LIST,
  STRUCT,
  BAG,
  STRING_SET,
  NUMBER_SET,
  BINARY_SET
}
