/**
 * The syntax tree: immutable records, each with the place it begins at. It says what was written
 * and nothing of what it means: names are not looked up, types are not known.
 */
@NullMarked
package io.encdynamo.grammar.tree;

import org.jspecify.annotations.NullMarked;
