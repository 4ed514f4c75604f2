/**
 * Window functions: what they are called, and what they make of the rows of one partition. In: the
 * rows of a partition in order. Out: one value for each row, from its place, its neighbours or its
 * frame. Sorting and partitioning is the operator's business.
 */
@NullMarked
package io.encdynamo.engine.window;

import org.jspecify.annotations.NullMarked;
