/**
 * Access paths whose operands are not known yet: a plan is made once and run with other parameters
 * each time. In: bound operands. Out, for each execution: a {@link io.encdynamo.dynamo.access.Read}
 * with their values.
 */
@NullMarked
package io.encdynamo.plan.access;

import org.jspecify.annotations.NullMarked;
