/**
 * PartiQL text to syntax tree and back. In: the text of a statement or a script. Out: the sealed
 * records of {@code io.encdynamo.grammar.tree}, or a {@code SyntaxException} with the place and
 * what was expected there.
 */
@NullMarked
package io.encdynamo.grammar;

import org.jspecify.annotations.NullMarked;
