package io.encdynamo.grammar;

import org.antlr.v4.runtime.Token;

/** How deep in the tree the builder is. Not restored by an exception: that ends the building. */
final class Depth {
  private int levels;

  void enter(int more, Token at) {
    levels += more;
    if (levels > Limits.NODES) {
      throw Rejection.tooDeep(at);
    }
  }

  void leave(int less) {
    levels -= less;
  }
}
