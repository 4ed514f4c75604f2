/**
 * Where the libraries inside the one jar log to. In: their calls of slf4j. Out: records of
 * java.util.logging under {@code io.encdynamo.shaded}, none of which shows what a request or an
 * answer holds. Used by that jar alone; beside the plain jar slf4j has the binding that the
 * application chose.
 */
@NullMarked
package io.encdynamo.logging;

import org.jspecify.annotations.NullMarked;
