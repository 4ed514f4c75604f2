/**
 * Rows that do not fit into a statement's memory, in a temporary file. In: rows, in order. Out: the
 * same rows, as often as asked. The file is encrypted under a key that is never written anywhere;
 * the room knows values and errors alone.
 */
@NullMarked
package io.encdynamo.engine.spill;

import org.jspecify.annotations.NullMarked;
