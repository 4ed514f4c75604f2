/**
 * The SQL shell and the script runner. In: a JDBC URL, statements typed or read from a script. Out:
 * results alone on the standard output, counts, warnings and errors on the standard error, and a
 * status. Speaks to the driver through {@code java.sql} alone.
 */
@NullMarked
package io.encdynamo.local.shell;

import org.jspecify.annotations.NullMarked;
