package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Statement;

/**
 * A statement that was read.
 *
 * @param parameters how many {@code ?} it has
 */
public record Parsed(Statement statement, int parameters) {}
