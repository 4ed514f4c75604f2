/**
 * The command {@code encdynamo}. In: arguments. Out: the shell, a script's results or the demo, and
 * a status.
 */
@NullMarked
package io.encdynamo.local;

import org.jspecify.annotations.NullMarked;
