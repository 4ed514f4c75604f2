package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser.AllElementsStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.AllMembersStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.AndExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.BinaryValueContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ElementStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.MemberStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.NotExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OrExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PredicateExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PrimaryContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PrimaryValueContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SignedValueContext;
import io.encdynamo.grammar.antlr.PartiQLParser.StepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.StringStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ValueContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Binary;
import io.encdynamo.grammar.tree.Expression.BinaryOperator;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.grammar.tree.Expression.PathStep;
import io.encdynamo.grammar.tree.Expression.Unary;
import io.encdynamo.grammar.tree.Expression.UnaryOperator;
import io.encdynamo.grammar.tree.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Operators and paths. A chain of operators is a tree of the parser that leans to the left, as deep
 * as the chain is long: it is walked down in a loop.
 */
final class ExpressionBuilder {
  private final TreeBuilder builders;

  ExpressionBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Expression build(ExpressionContext context) {
    builders.depth.enter(1, context.getStart());
    Expression expression = expression(context);
    builders.depth.leave(1);
    return expression;
  }

  @Nullable Expression optional(@Nullable ExpressionContext context) {
    return context == null ? null : build(context);
  }

  List<Expression> all(List<ExpressionContext> contexts) {
    List<Expression> expressions = new ArrayList<>(contexts.size());
    for (ExpressionContext context : contexts) {
      expressions.add(build(context));
    }
    return List.copyOf(expressions);
  }

  private Expression expression(ExpressionContext context) {
    if (context instanceof PredicateExpressionContext predicate) {
      return builders.predicates.build(predicate.predicate());
    }
    if (context instanceof NotExpressionContext not) {
      return new Unary(UnaryOperator.NOT, build(not.expression()), place(context));
    }
    Class<? extends ExpressionContext> kind = context.getClass();
    BinaryOperator operator =
        context instanceof AndExpressionContext ? BinaryOperator.AND : BinaryOperator.OR;
    Deque<ExpressionContext> operands = new ArrayDeque<>();
    ExpressionContext left = context;
    while (left.getClass() == kind) {
      operands.addFirst(operand(left, 1));
      left = operand(left, 0);
    }
    operands.addFirst(left);
    return operands.size() > Limits.BALANCED
        ? balanced(operator, operands)
        : leftDeep(operator, operands);
  }

  private static ExpressionContext operand(ExpressionContext context, int index) {
    return context instanceof AndExpressionContext and
        ? and.expression(index)
        : ((OrExpressionContext) context).expression(index);
  }

  private Expression leftDeep(BinaryOperator operator, Deque<ExpressionContext> operands) {
    int levels = operands.size() - 1;
    Token start = operands.getFirst().getStart();
    builders.depth.enter(levels, start);
    Expression left = build(operands.removeFirst());
    for (ExpressionContext operand : operands) {
      left = new Binary(operator, left, build(operand), left.place());
      builders.depth.leave(1);
    }
    return left;
  }

  private Expression balanced(BinaryOperator operator, Deque<ExpressionContext> operands) {
    int levels = Integer.SIZE - Integer.numberOfLeadingZeros(operands.size());
    builders.depth.enter(levels, operands.getFirst().getStart());
    List<Expression> built = all(List.copyOf(operands));
    builders.depth.leave(levels);
    return balanced(operator, built);
  }

  private static Expression balanced(BinaryOperator operator, List<Expression> operands) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    // The left half is never the smaller one.
    int middle = (operands.size() + 1) / 2;
    Expression left = balanced(operator, operands.subList(0, middle));
    Expression right = balanced(operator, operands.subList(middle, operands.size()));
    return new Binary(operator, left, right, left.place());
  }

  Expression build(ValueContext context) {
    if (context instanceof PrimaryValueContext primary) {
      return build(primary.primary());
    }
    if (context instanceof SignedValueContext signed) {
      builders.depth.enter(1, context.getStart());
      UnaryOperator operator = signed.MINUS() == null ? UnaryOperator.PLUS : UnaryOperator.MINUS;
      Expression operand = build(signed.value());
      builders.depth.leave(1);
      return new Unary(operator, operand, place(context));
    }
    Deque<BinaryValueContext> chain = new ArrayDeque<>();
    ValueContext left = context;
    while (left instanceof BinaryValueContext binary) {
      chain.addFirst(binary);
      left = binary.value(0);
    }
    builders.depth.enter(chain.size(), context.getStart());
    Expression built = build(left);
    for (BinaryValueContext binary : chain) {
      Expression right = build(binary.value(1));
      built = new Binary(operator(binary), built, right, built.place());
      builders.depth.leave(1);
    }
    return built;
  }

  @Nullable Expression optional(@Nullable ValueContext context) {
    return context == null ? null : build(context);
  }

  private static BinaryOperator operator(BinaryValueContext context) {
    Token token = ((TerminalNode) context.getChild(1)).getSymbol();
    return switch (token.getType()) {
      case PartiQLLexer.STAR -> BinaryOperator.MULTIPLY;
      case PartiQLLexer.SLASH -> BinaryOperator.DIVIDE;
      case PartiQLLexer.PERCENT -> BinaryOperator.MODULO;
      case PartiQLLexer.PLUS -> BinaryOperator.ADD;
      case PartiQLLexer.MINUS -> BinaryOperator.SUBTRACT;
      case PartiQLLexer.CONCATENATE -> BinaryOperator.CONCATENATE;
      case PartiQLLexer.AMPERSAND -> BinaryOperator.BITWISE_AND;
      default -> throw new IllegalStateException("token " + token.getType() + " is no operator");
    };
  }

  Expression build(PrimaryContext context) {
    List<StepContext> steps = context.step();
    builders.depth.enter(steps.size() + 1, context.getStart());
    Expression path = builders.atoms.build(context.atom());
    for (StepContext step : steps) {
      path = new Expression.Path(path, build(step), path.place());
    }
    builders.depth.leave(steps.size() + 1);
    return path;
  }

  PathStep build(StepContext context) {
    if (context instanceof MemberStepContext member) {
      return new PathStep.Member(Terms.name(member.name()));
    }
    if (context instanceof StringStepContext string) {
      Place place = place(string.STRING().getSymbol());
      return new PathStep.Element(
          new Literal(Literal.Kind.STRING, Terms.string(string.STRING()), place));
    }
    if (context instanceof ElementStepContext element) {
      return new PathStep.Element(build(element.expression()));
    }
    if (context instanceof AllMembersStepContext) {
      return new PathStep.AllMembers();
    }
    if (context instanceof AllElementsStepContext) {
      return new PathStep.AllElements();
    }
    throw unknown(context);
  }

  /** An alternative of the grammar that no builder knows: a fault of this module. */
  static IllegalStateException unknown(Object context) {
    return new IllegalStateException("no builder for " + context.getClass().getSimpleName());
  }
}
