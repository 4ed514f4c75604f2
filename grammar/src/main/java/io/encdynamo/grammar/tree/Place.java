package io.encdynamo.grammar.tree;

/**
 * Where a token begins.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param offset in characters from the beginning of the text, counted from 0
 */
public record Place(int line, int column, int offset) {}
