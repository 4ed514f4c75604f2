package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.ArgumentsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.AtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.BagAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CallAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CaseAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CastAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ElementsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.EscapeAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExistsAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ListAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.LiteralAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PairContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ParameterAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ParenthesizedAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.StructAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.UniqueAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ValueContext;
import io.encdynamo.grammar.antlr.PartiQLParser.VariableAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.WhenContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.CastKind;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expression is made of: literals, names, constructors, CASE and CAST. */
final class AtomBuilder {
  /** Functions that SQL calls without parentheses (ISO 9075-2, 6.4 and 6.36). */
  private static final Set<String> CALLED_BY_NAME =
      Set.of(
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURRENT_USER",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "SESSION_USER");

  private final TreeBuilder builders;

  AtomBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Expression build(AtomContext context) {
    Place place = place(context);
    if (context instanceof LiteralAtomContext literal) {
      return LiteralBuilder.build(literal.literal());
    }
    if (context instanceof VariableAtomContext variable) {
      return variable(variable, place);
    }
    if (context instanceof ParameterAtomContext) {
      return new Expression.Parameter(builders.parameter(context.getStart()), place);
    }
    if (context instanceof CallAtomContext call) {
      return builders.calls.build(call);
    }
    if (context instanceof ParenthesizedAtomContext parenthesized) {
      List<Expression> elements = elements(parenthesized.elements());
      return elements.size() == 1 ? elements.get(0) : new Expression.Row(elements, place);
    }
    if (context instanceof CaseAtomContext caseOf) {
      return caseOf(caseOf, place);
    }
    if (context instanceof CastAtomContext cast) {
      CastKind kind =
          cast.CAST() != null
              ? CastKind.CAST
              : cast.CAN_CAST() != null ? CastKind.CAN_CAST : CastKind.CAN_LOSSLESS_CAST;
      Expression operand = builders.expressions.build(cast.expression());
      return new Expression.Cast(kind, operand, TypeBuilder.build(cast.type()), place);
    }
    if (context instanceof ExistsAtomContext exists) {
      return new Expression.Exists(builders.queries.build(exists.query()), place);
    }
    if (context instanceof UniqueAtomContext unique) {
      return new Expression.Unique(builders.queries.build(unique.query()), place);
    }
    if (context instanceof ListAtomContext list) {
      return new Expression.ListConstructor(optionalElements(list.elements()), place);
    }
    if (context instanceof BagAtomContext bag) {
      return new Expression.BagConstructor(optionalElements(bag.elements()), place);
    }
    if (context instanceof StructAtomContext struct) {
      return struct(struct, place);
    }
    if (context instanceof EscapeAtomContext escape) {
      return builders.calls.escape(escape);
    }
    throw ExpressionBuilder.unknown(context);
  }

  private static Expression variable(VariableAtomContext context, Place place) {
    Identifier name = Terms.name(context.name());
    boolean local = context.AT_SIGN() != null;
    if (!local && !name.quoted() && CALLED_BY_NAME.contains(Terms.upper(name.text()))) {
      return CallBuilder.plain(Terms.upper(name.text()), List.of(), place);
    }
    return new Expression.Variable(name, local, place);
  }

  private Expression caseOf(CaseAtomContext context, Place place) {
    Expression operand = builders.expressions.optional(context.operand);
    List<Expression.When> whens = new ArrayList<>();
    for (WhenContext when : context.when()) {
      whens.add(
          new Expression.When(
              builders.expressions.build(when.expression(0)),
              builders.expressions.build(when.expression(1))));
    }
    Expression otherwise = builders.expressions.optional(context.otherwise);
    return new Expression.Case(operand, List.copyOf(whens), otherwise, place);
  }

  private Expression struct(StructAtomContext context, Place place) {
    List<Expression.Pair> pairs = new ArrayList<>();
    for (PairContext pair : context.pair()) {
      pairs.add(
          new Expression.Pair(
              builders.expressions.build(pair.expression(0)),
              builders.expressions.build(pair.expression(1))));
    }
    return new Expression.StructConstructor(List.copyOf(pairs), place);
  }

  List<Expression> arguments(@Nullable ArgumentsContext context) {
    return context == null ? List.of() : builders.expressions.all(context.expression());
  }

  /** What stands in parentheses or brackets: at least one. */
  List<Expression> elements(ElementsContext context) {
    if (context.enclosedQuery() != null) {
      return List.of(builders.queries.expression(context.enclosedQuery()));
    }
    List<ExpressionContext> expressions = context.expression();
    return expressions.size() == 1
        ? List.of(builders.queries.expression(expressions.get(0), context.queryTail()))
        : builders.expressions.all(expressions);
  }

  private List<Expression> optionalElements(@Nullable ElementsContext context) {
    return context == null ? List.of() : elements(context);
  }

  /** The parentheses that are all of an expression; null where it is more or something else. */
  static @Nullable ParenthesizedAtomContext parenthesized(ExpressionContext expression) {
    return alone(expression) instanceof ParenthesizedAtomContext parenthesized
        ? parenthesized
        : null;
  }

  /** The atom that is all of an expression; null where it is more. */
  static @Nullable AtomContext alone(ExpressionContext expression) {
    return expression.getChildCount() == 1
            && expression.getChild(0).getChildCount() == 1
            && expression.getChild(0).getChild(0) instanceof ValueContext value
        ? alone(value)
        : null;
  }

  /** The parentheses that are all of a value; null where it is more or something else. */
  static @Nullable ParenthesizedAtomContext parenthesized(ValueContext value) {
    return alone(value) instanceof ParenthesizedAtomContext parenthesized ? parenthesized : null;
  }

  /** The atom that is all of a value; null where it is more. */
  static @Nullable AtomContext alone(ValueContext value) {
    return value.getChildCount() == 1
            && value.getChild(0).getChildCount() == 1
            && value.getChild(0).getChild(0) instanceof AtomContext atom
        ? atom
        : null;
  }
}
