/**
 * The logical plan: relations over relations, each with the fields it gives. In: the binder's
 * relations. Out: the same, rewritten by rules and read by EXPLAIN, before it is compiled.
 */
@NullMarked
package io.encdynamo.plan.logical;

import org.jspecify.annotations.NullMarked;
