/**
 * What EXPLAIN shows. In: a plan. Out: its tree as lines of text or as JSON; names and forms alone,
 * never an operand.
 */
@NullMarked
package io.encdynamo.plan.explain;

import org.jspecify.annotations.NullMarked;
