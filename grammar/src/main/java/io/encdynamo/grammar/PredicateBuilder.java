package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser.AllTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.BetweenTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.BooleanFactorContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ComparisonContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ComparisonTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DistinctTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.EscapeContext;
import io.encdynamo.grammar.antlr.PartiQLParser.InTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.IsTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.IsTypeTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.LikeTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OverlapsTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ParenthesizedAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PredicateTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SimilarTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ValueContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Binary;
import io.encdynamo.grammar.tree.Expression.BinaryOperator;
import io.encdynamo.grammar.tree.Expression.IsTest;
import io.encdynamo.grammar.tree.Expression.Subquery;
import io.encdynamo.grammar.tree.Expression.Unary;
import io.encdynamo.grammar.tree.Expression.UnaryOperator;
import io.encdynamo.grammar.tree.Place;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Comparisons and the other predicates: one value, and what is asked of it. */
final class PredicateBuilder {
  private final TreeBuilder builders;

  PredicateBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Expression build(BooleanFactorContext context) {
    List<ParseTree> children = context.children;
    int nots = 0;
    while (children.get(nots) instanceof TerminalNode) {
      nots++;
    }
    int tails = children.size() - nots - 1;
    builders.depth.enter(nots + tails, context.getStart());
    Expression condition = value((ValueContext) children.get(nots));
    for (ParseTree tail : children.subList(nots + 1, children.size())) {
      condition = build(condition, (PredicateTailContext) tail);
      builders.depth.leave(1);
    }
    for (int i = nots - 1; i >= 0; i--) {
      Place place = place(((TerminalNode) children.get(i)).getSymbol());
      condition = new Unary(UnaryOperator.NOT, condition, place);
    }
    builders.depth.leave(nots);
    return condition;
  }

  private Expression build(Expression left, PredicateTailContext context) {
    Place place = left.place();
    if (context instanceof ComparisonTailContext tail) {
      return comparison(left, tail);
    }
    if (context instanceof AllTailContext tail) {
      Expression collection = builders.queries.expression(tail.query());
      return new Expression.Quantified(left, operator(tail.comparison()), true, collection, place);
    }
    if (context instanceof IsTailContext tail) {
      return new Expression.Is(left, tail.NOT() != null, test(tail), null, place);
    }
    if (context instanceof IsTypeTailContext tail) {
      return new Expression.Is(
          left, tail.NOT() != null, IsTest.TYPE, TypeBuilder.build(tail.simpleType()), place);
    }
    if (context instanceof DistinctTailContext tail) {
      return new Expression.IsDistinct(left, value(tail.value()), tail.NOT() != null, place);
    }
    if (context instanceof BetweenTailContext tail) {
      return new Expression.Between(
          left, tail.NOT() != null, value(tail.value(0)), value(tail.value(1)), place);
    }
    if (context instanceof InTailContext tail) {
      return in(left, tail);
    }
    if (context instanceof LikeTailContext tail) {
      return new Expression.Like(
          left, tail.NOT() != null, value(tail.value()), escape(tail.escape()), place);
    }
    if (context instanceof SimilarTailContext tail) {
      return new Expression.Similar(
          left, tail.NOT() != null, value(tail.value()), escape(tail.escape()), place);
    }
    if (context instanceof OverlapsTailContext tail) {
      return new Expression.Overlaps(left, value(tail.value()), place);
    }
    throw ExpressionBuilder.unknown(context);
  }

  /**
   * {@code = ANY (...)} and {@code = SOME (...)} look like a call until what stands before them.
   */
  private Expression comparison(Expression left, ComparisonTailContext tail) {
    BinaryOperator operator = operator(tail.comparison());
    Expression collection = builders.calls.quantified(tail.value());
    return collection != null
        ? new Expression.Quantified(left, operator, false, collection, left.place())
        : new Binary(operator, left, value(tail.value()), left.place());
  }

  /**
   * {@code IN (a)} is a list of one, as in SQL; {@code IN (SELECT ...)}, however many parentheses
   * are around it, asks the rows of the query.
   */
  private Expression in(Expression left, InTailContext tail) {
    boolean negated = tail.NOT() != null;
    Place place = left.place();
    ParenthesizedAtomContext list = AtomBuilder.parenthesized(tail.value());
    if (list != null) {
      List<Expression> candidates = builders.atoms.elements(list.elements());
      return candidates.size() == 1 && candidates.get(0) instanceof Subquery subquery
          ? new Expression.InCollection(left, negated, subquery, place)
          : new Expression.InList(left, negated, candidates, place);
    }
    return new Expression.InCollection(left, negated, value(tail.value()), place);
  }

  private static IsTest test(IsTailContext context) {
    return switch (context.getStop().getType()) {
      case PartiQLLexer.NULL -> IsTest.NULL;
      case PartiQLLexer.MISSING -> IsTest.MISSING;
      case PartiQLLexer.TRUE -> IsTest.TRUE;
      case PartiQLLexer.FALSE -> IsTest.FALSE;
      default -> IsTest.UNKNOWN;
    };
  }

  private static BinaryOperator operator(ComparisonContext context) {
    return switch (context.getStart().getType()) {
      case PartiQLLexer.EQUAL -> BinaryOperator.EQUAL;
      case PartiQLLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case PartiQLLexer.LESS -> BinaryOperator.LESS;
      case PartiQLLexer.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case PartiQLLexer.GREATER -> BinaryOperator.GREATER;
      case PartiQLLexer.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      default -> throw ExpressionBuilder.unknown(context);
    };
  }

  private @Nullable Expression escape(@Nullable EscapeContext context) {
    return context == null ? null : value(context.value());
  }

  private Expression value(ValueContext context) {
    return builders.expressions.build(context);
  }
}
