package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser.AllElementsStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.AllMembersStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.AtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.BooleanFactorContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ElementStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.FactorContext;
import io.encdynamo.grammar.antlr.PartiQLParser.MemberStepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PathContext;
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
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Operators and paths. */
final class ExpressionBuilder {
  private final TreeBuilder builders;

  ExpressionBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Expression build(ExpressionContext context) {
    builders.depth.enter(1, context.getStart());
    Expression expression =
        context.getChildCount() == 1
            ? builders.predicates.build((BooleanFactorContext) context.getChild(0))
            : combined(context);
    builders.depth.leave(1);
    return expression;
  }

  private Expression combined(ExpressionContext context) {
    Chain chain = new Chain(builders.depth, context.getStart());
    return chain.of(
        disjuncts(context),
        conjuncts ->
            chain.of(
                conjuncts,
                builders.predicates::build,
                (left, right) -> new Binary(BinaryOperator.AND, left, right, left.place())),
        (left, right) -> new Binary(BinaryOperator.OR, left, right, left.place()));
  }

  /** What OR separates: the conjuncts that AND joins. */
  private static List<List<BooleanFactorContext>> disjuncts(ExpressionContext context) {
    List<List<BooleanFactorContext>> disjuncts = new ArrayList<>();
    List<BooleanFactorContext> conjuncts = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof BooleanFactorContext factor) {
        conjuncts.add(factor);
      } else if (token(child).getType() == PartiQLLexer.OR) {
        disjuncts.add(conjuncts);
        conjuncts = new ArrayList<>();
      }
    }
    disjuncts.add(conjuncts);
    return disjuncts;
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

  Expression build(ValueContext context) {
    if (context.getChildCount() == 1) {
      return build((FactorContext) context.getChild(0));
    }
    int operators = context.getChildCount() / 2;
    builders.depth.enter(operators, context.getStart());
    Precedence precedence = new Precedence();
    for (ParseTree child : context.children) {
      if (child instanceof FactorContext factor) {
        precedence.operand(build(factor));
      } else {
        precedence.operator(token(child));
      }
    }
    builders.depth.leave(operators);
    return precedence.expression();
  }

  @Nullable Expression optional(@Nullable ValueContext context) {
    return context == null ? null : build(context);
  }

  private Expression build(FactorContext context) {
    List<ParseTree> children = context.children;
    int signs = 0;
    while (children.get(signs) instanceof TerminalNode) {
      signs++;
    }
    builders.depth.enter(signs, context.getStart());
    Expression operand = path(children.subList(signs, children.size()), context.getStart());
    for (int i = signs - 1; i >= 0; i--) {
      Token sign = token(children.get(i));
      UnaryOperator operator =
          sign.getType() == PartiQLLexer.PLUS ? UnaryOperator.PLUS : UnaryOperator.MINUS;
      operand = new Unary(operator, operand, place(sign));
    }
    builders.depth.leave(signs);
    return operand;
  }

  Expression build(PathContext context) {
    return path(context.children, context.getStart());
  }

  /** An atom and the steps from it. */
  private Expression path(List<ParseTree> atomAndSteps, Token start) {
    int levels = atomAndSteps.size();
    builders.depth.enter(levels, start);
    Expression path = builders.atoms.build((AtomContext) atomAndSteps.get(0));
    for (int i = 1; i < levels; i++) {
      path = new Expression.Path(path, build((StepContext) atomAndSteps.get(i)), path.place());
    }
    builders.depth.leave(levels);
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

  private static Token token(ParseTree child) {
    return ((TerminalNode) child).getSymbol();
  }

  /** An alternative of the grammar that no builder knows: a fault of this module. */
  static IllegalStateException unknown(Object context) {
    return new IllegalStateException("no builder for " + context.getClass().getSimpleName());
  }
}
