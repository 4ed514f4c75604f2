package io.encdynamo.engine.operator;

/** The set operations; ALL keeps repetitions. */
public enum SetOperation {
  UNION,
  UNION_ALL,
  INTERSECT,
  INTERSECT_ALL,
  EXCEPT,
  EXCEPT_ALL
}
