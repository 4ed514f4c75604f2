package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;

/**
 * One key of ORDER BY.
 *
 * @param nullsFirst where NULL and MISSING go. PartiQL: last in ascending order and first in
 *     descending order by default
 */
public record SortKey(Evaluator key, boolean descending, boolean nullsFirst) {}
