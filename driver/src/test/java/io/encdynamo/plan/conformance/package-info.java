/**
 * PartiQL's own conformance suite, as far as it is about meaning. In: a directory of Ion files and
 * a list of reasoned skips. Out: how many of its assertions are met, at least a floor of each part.
 */
@NullMarked
package io.encdynamo.plan.conformance;

import org.jspecify.annotations.NullMarked;
