package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Place;

/**
 * One statement of a script, not yet parsed.
 *
 * @param text without the semicolon behind it
 * @param place where its first token stands in the script; a {@link SyntaxException} counts from
 *     there
 */
public record ScriptStatement(String text, Place place) {}
