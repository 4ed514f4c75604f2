package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The names of what nobody named: the last step of a path, else {@code _1}, {@code _2} and so on,
 * counting only those (PartiQL specification, section 6.3).
 */
final class Labels {
  private int unnamed;

  /** The name of the next item. */
  Identifier name(Expression expression, @Nullable Identifier alias) {
    Identifier name = alias == null ? lastStep(expression) : alias;
    return name == null ? new Identifier("_" + ++unnamed, true, expression.place()) : name;
  }

  /** The name that an expression brings along: of a variable, or of the last step of a path. */
  static @Nullable Identifier lastStep(Expression expression) {
    if (expression instanceof Expression.Variable variable) {
      return variable.name();
    } else if (expression instanceof Expression.Cast cast) {
      return lastStep(cast.operand());
    } else if (expression instanceof Expression.Path path) {
      if (path.step() instanceof Expression.PathStep.Member member) {
        return member.name();
      } else if (path.step() instanceof Expression.PathStep.Element element
          && element.key() instanceof Expression.Literal literal
          && literal.kind() == Expression.Literal.Kind.STRING) {
        return new Identifier(literal.text(), true, literal.place());
      }
    }
    return null;
  }
}
