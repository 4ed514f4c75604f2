/**
 * From the logical plan to what runs: expressions become evaluators over slots, relations become
 * openers of cursors. In: a relation whose rules have run. Out: a {@link
 * io.encdynamo.plan.compile.Opener}.
 */
@NullMarked
package io.encdynamo.plan.compile;

import org.jspecify.annotations.NullMarked;
