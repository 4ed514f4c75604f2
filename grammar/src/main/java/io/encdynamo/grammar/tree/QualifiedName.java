package io.encdynamo.grammar.tree;

import java.util.List;

/** Names joined by dots, such as a table's: {@code schema.table.index}. At least one. */
public record QualifiedName(List<Identifier> parts, Place place) implements Node {}
