package io.encdynamo.plan.bind;

import io.encdynamo.engine.expression.OperatorTypes;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Node;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds comparisons: of values, of rows, with lists and with queries. */
final class ComparisonBinder {
  private final ExpressionBinder expressions;

  ComparisonBinder(ExpressionBinder expressions) {
    this.expressions = expressions;
  }

  Bound compare(ComparisonOperator operator, Expression left, Expression right, Node node) {
    if (left instanceof Expression.Row a && right instanceof Expression.Row b) {
      return rows(operator, a.elements(), b.elements(), node);
    }
    if (left instanceof Expression.Row && right instanceof Expression.Subquery query) {
      return new Predicate.Comparison(operator, expressions.bind(left), row(query));
    }
    if (right instanceof Expression.Row && left instanceof Expression.Subquery query) {
      return new Predicate.Comparison(operator, row(query), expressions.bind(right));
    }
    List<Bound> sides = comparable(List.of(left, right));
    if (operator != ComparisonOperator.EQUAL && operator != ComparisonOperator.NOT_EQUAL) {
      Bound a = Coercion.numberBeside(sides.get(0), sides.get(1));
      Bound b = Coercion.numberBeside(sides.get(1), sides.get(0));
      expressions.requireTaken(
          OperatorTypes.isOrdered(a.type(), b.type()), node, operator.sql(), a, b);
      return new Predicate.Comparison(operator, a, b);
    }
    return new Predicate.Comparison(operator, sides.get(0), sides.get(1));
  }

  private Bound row(Expression.Subquery query) {
    return Subqueries.row(expressions.query(query.query()));
  }

  /** Rows are compared value by value, from the left (SQL:2016 part 2, 8.2). */
  private Bound rows(
      ComparisonOperator operator, List<Expression> left, List<Expression> right, Node node) {
    if (left.size() != right.size()) {
      throw Unsupported.invalid(node, "the rows differ in length");
    }
    if (operator == ComparisonOperator.NOT_EQUAL) {
      return new Predicate.Not(rows(ComparisonOperator.EQUAL, left, right, node));
    }
    List<Bound> equal = new ArrayList<>();
    List<Bound> alternatives = new ArrayList<>();
    int last = left.size() - 1;
    for (int i = 0; i <= last; i++) {
      List<Bound> sides = comparable(List.of(left.get(i), right.get(i)));
      if (operator != ComparisonOperator.EQUAL) {
        List<Bound> terms = new ArrayList<>(equal);
        terms.add(
            new Predicate.Comparison(
                i < last ? operator.strict() : operator, sides.get(0), sides.get(1)));
        alternatives.add(new Predicate.And(List.copyOf(terms)));
      }
      equal.add(new Predicate.Comparison(ComparisonOperator.EQUAL, sides.get(0), sides.get(1)));
    }
    return operator == ComparisonOperator.EQUAL
        ? new Predicate.And(List.copyOf(equal))
        : new Predicate.Or(List.copyOf(alternatives));
  }

  /**
   * Binds what is compared with one another. Parameters and literals are taken as of the type of
   * the first that has a type of its own, so that {@code id = '1'} finds the number 1; but literals
   * beside a list or struct that is written there stay what they are.
   */
  List<Bound> comparable(List<Expression> comparands) {
    SqlType type = SqlType.ANY;
    boolean constructed = false;
    List<@Nullable Bound> found = new ArrayList<>();
    for (Expression expression : comparands) {
      Bound bound =
          expression instanceof Expression.Parameter ? null : expressions.bind(expression);
      found.add(bound);
      if (bound != null && type.kind() == Kind.ANY && !isGiven(bound)) {
        type = bound.type();
        constructed = bound instanceof Construction;
      }
    }
    SqlType ofParameters = type;
    for (Bound bound : found) {
      if (ofParameters.kind() == Kind.ANY && bound instanceof Atom.Constant constant) {
        ofParameters = constant.type();
      }
    }
    List<Bound> sides = new ArrayList<>();
    for (int i = 0; i < comparands.size(); i++) {
      Bound bound = found.get(i);
      sides.add(
          bound == null
              ? Coercion.toCompareWith(
                  ofParameters,
                  expressions.bind(comparands.get(i), ofParameters),
                  comparands.get(i))
              : constructed ? bound : Coercion.toCompareWith(type, bound, comparands.get(i)));
    }
    return sides;
  }

  private static boolean isGiven(Bound bound) {
    return bound instanceof Atom.Constant || bound instanceof Atom.Parameter;
  }

  Bound between(Expression.Between between) {
    if (between.operand() instanceof Expression.Row) {
      Bound low =
          compare(ComparisonOperator.GREATER_OR_EQUAL, between.operand(), between.low(), between);
      Bound high =
          compare(ComparisonOperator.LESS_OR_EQUAL, between.operand(), between.high(), between);
      return ExpressionBinder.negated(between.negated(), new Predicate.And(List.of(low, high)));
    }
    List<Bound> sides = comparable(List.of(between.operand(), between.low(), between.high()));
    return ExpressionBinder.negated(
        between.negated(), new Predicate.Between(sides.get(0), sides.get(1), sides.get(2)));
  }

  Bound in(Expression.InList in) {
    boolean rows =
        in.operand() instanceof Expression.Row
            && in.candidates().stream().allMatch(Expression.Row.class::isInstance);
    if (rows) {
      List<Bound> alternatives = new ArrayList<>();
      for (Expression candidate : in.candidates()) {
        alternatives.add(compare(ComparisonOperator.EQUAL, in.operand(), candidate, in));
      }
      return ExpressionBinder.negated(in.negated(), new Predicate.Or(List.copyOf(alternatives)));
    }
    List<Expression> all = new ArrayList<>();
    all.add(in.operand());
    all.addAll(in.candidates());
    List<Bound> sides = comparable(all);
    return ExpressionBinder.negated(
        in.negated(),
        new Predicate.InList(sides.get(0), List.copyOf(sides.subList(1, sides.size()))));
  }

  Bound in(Expression.InCollection in) {
    if (in.collection() instanceof Expression.Subquery subquery) {
      return ExpressionBinder.negated(
          in.negated(), compared(Nested.Kind.IN, null, in.operand(), subquery.query()));
    }
    return ExpressionBinder.negated(
        in.negated(),
        new Predicate.InCollection(
            expressions.bind(in.operand()), expressions.bind(in.collection())));
  }

  Bound quantified(Expression.Quantified quantified) {
    Nested.Kind kind = quantified.all() ? Nested.Kind.ALL : Nested.Kind.ANY;
    ComparisonOperator operator = operator(quantified.operator());
    if (quantified.collection() instanceof Expression.Subquery subquery) {
      return compared(kind, operator, quantified.left(), subquery.query());
    }
    BoundQuery elements =
        Subqueries.elements(QueryBinder.single(expressions.bind(quantified.collection())));
    return new Nested(
        kind,
        List.of(expressions.bind(quantified.left())),
        operator,
        elements.values("value"),
        SqlType.BOOLEAN);
  }

  private Bound compared(
      Nested.Kind kind, @Nullable ComparisonOperator operator, Expression operand, Query query) {
    return Subqueries.compared(
        kind,
        operator,
        expressions.bind(operand),
        operand instanceof Expression.Row,
        query,
        expressions.query(query));
  }

  /** The comparison that an operator is. */
  static ComparisonOperator operator(Expression.BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> ComparisonOperator.EQUAL;
      case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
      case LESS -> ComparisonOperator.LESS;
      case LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
      case GREATER -> ComparisonOperator.GREATER;
      case GREATER_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
      case OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, CONCATENATE, BITWISE_AND ->
          throw new IllegalArgumentException("No comparison: " + operator);
    };
  }
}
