/**
 * What PartiQL has and SQL has not, compared with PartiQL's reference implementation. In: a list of
 * statements with alternatives, and a list of reasoned differences. Out: every other statement
 * gives the same value there and here, or fails in both.
 */
@NullMarked
package io.encdynamo.plan.reference;

import org.jspecify.annotations.NullMarked;
