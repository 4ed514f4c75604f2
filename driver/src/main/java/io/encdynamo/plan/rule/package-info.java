/**
 * Rules that make a plan read less: predicates go down to the tables they speak of, each table gets
 * its access path. In: the binder's relation. Out: an equivalent one that can be compiled.
 */
@NullMarked
package io.encdynamo.plan.rule;

import org.jspecify.annotations.NullMarked;
