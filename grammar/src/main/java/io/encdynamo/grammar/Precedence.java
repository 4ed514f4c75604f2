package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Binary;
import io.encdynamo.grammar.tree.Expression.BinaryOperator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;

/**
 * Operands and operators as they are written, to a tree: {@code * / %} bind more tightly than
 * {@code + -}, and these than {@code || &}; of equals the left one comes first.
 */
final class Precedence {
  private final Deque<Expression> operands = new ArrayDeque<>();
  private final Deque<BinaryOperator> operators = new ArrayDeque<>();

  void operand(Expression operand) {
    operands.addLast(operand);
  }

  void operator(Token token) {
    BinaryOperator operator = operator(token.getType());
    combine(tightness(operator));
    operators.addLast(operator);
  }

  Expression expression() {
    combine(0);
    return operands.removeLast();
  }

  /** Gives operators their operands that bind at least so tightly. */
  private void combine(int least) {
    while (!operators.isEmpty() && tightness(operators.getLast()) >= least) {
      Expression right = operands.removeLast();
      Expression left = operands.removeLast();
      operands.addLast(new Binary(operators.removeLast(), left, right, left.place()));
    }
  }

  private static int tightness(BinaryOperator operator) {
    return switch (operator) {
      case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 0;
      case CONCATENATE, BITWISE_AND -> 1;
      case ADD, SUBTRACT -> 2;
      case MULTIPLY, DIVIDE, MODULO -> 3;
    };
  }

  private static BinaryOperator operator(int type) {
    return switch (type) {
      case PartiQLLexer.STAR -> BinaryOperator.MULTIPLY;
      case PartiQLLexer.SLASH -> BinaryOperator.DIVIDE;
      case PartiQLLexer.PERCENT -> BinaryOperator.MODULO;
      case PartiQLLexer.PLUS -> BinaryOperator.ADD;
      case PartiQLLexer.MINUS -> BinaryOperator.SUBTRACT;
      case PartiQLLexer.CONCATENATE -> BinaryOperator.CONCATENATE;
      case PartiQLLexer.AMPERSAND -> BinaryOperator.BITWISE_AND;
      default -> throw new IllegalStateException("token " + type + " is no operator");
    };
  }
}
