/**
 * PartiQL text to syntax tree and back. In: the text of a statement or a script. Out: the sealed
 * records of {@code io.encdynamo.grammar.tree}, or a {@code SyntaxException} with the place and
 * what was expected there.
 *
 * <p>No tree has more than 500 nodes above each other: whoever walks one may recurse. Chains of
 * AND, OR or UNION may have any length, as a long one becomes a balanced tree; lists may, too.
 * Everything else past that is refused, {@code SyntaxException.Reason.DEPTH}.
 */
@NullMarked
package io.encdynamo.grammar;

import org.jspecify.annotations.NullMarked;
