package io.encdynamo.grammar.tree;

/**
 * A name.
 *
 * @param text without quotes
 * @param quoted whether it was written in double quotes and matches exactly
 */
public record Identifier(String text, boolean quoted, Place place) implements Node {}
