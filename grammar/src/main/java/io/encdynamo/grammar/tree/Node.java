package io.encdynamo.grammar.tree;

/** Anything in the tree that has a place in the text. */
public interface Node {
  Place place();
}
