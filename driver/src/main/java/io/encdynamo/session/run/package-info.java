/**
 * Runs plans. In: a plan, parameters, the session's context. Out: rows that are read while the
 * client asks for them, or the count of what was written.
 */
@NullMarked
package io.encdynamo.session.run;

import org.jspecify.annotations.NullMarked;
