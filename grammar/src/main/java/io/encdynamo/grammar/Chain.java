package io.encdynamo.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;

/**
 * Operands with one associative operator between them, to a tree. It leans to the left, as it is
 * written; a long one is balanced, so that no length makes the tree too deep.
 */
final class Chain {
  private final Depth depth;
  private final Token start;

  Chain(Depth depth, Token start) {
    this.depth = depth;
    this.start = start;
  }

  <C, T> T of(List<C> operands, Function<C, T> build, BinaryOperator<T> join) {
    if (operands.size() == 1) {
      return build.apply(operands.get(0));
    }
    return operands.size() > Limits.BALANCED
        ? balanced(operands, build, join)
        : leaning(operands, build, join);
  }

  private <C, T> T leaning(List<C> operands, Function<C, T> build, BinaryOperator<T> join) {
    depth.enter(operands.size() - 1, start);
    T left = build.apply(operands.get(0));
    for (C operand : operands.subList(1, operands.size())) {
      left = join.apply(left, build.apply(operand));
      depth.leave(1);
    }
    return left;
  }

  private <C, T> T balanced(List<C> operands, Function<C, T> build, BinaryOperator<T> join) {
    int levels = Integer.SIZE - Integer.numberOfLeadingZeros(operands.size());
    depth.enter(levels, start);
    List<T> built = new ArrayList<>(operands.size());
    for (C operand : operands) {
      built.add(build.apply(operand));
    }
    depth.leave(levels);
    return balanced(built, join);
  }

  private static <T> T balanced(List<T> operands, BinaryOperator<T> join) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    // The left half is never the smaller one.
    int middle = (operands.size() + 1) / 2;
    T left = balanced(operands.subList(0, middle), join);
    return join.apply(left, balanced(operands.subList(middle, operands.size()), join));
  }
}
