/**
 * Aggregate functions: what they are called, and the accumulator that each group has of them. In:
 * values of the rows of a group. Out: one value.
 */
@NullMarked
package io.encdynamo.engine.aggregate;

import org.jspecify.annotations.NullMarked;
