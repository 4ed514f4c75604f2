/**
 * Gives names their meaning. In: syntax trees, and the tables that exist. Out: relations and bound
 * expressions; or an error that names the column, table or function and the nearest candidate.
 */
@NullMarked
package io.encdynamo.plan.bind;

import org.jspecify.annotations.NullMarked;
