package io.encdynamo.plan.bind;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.expression.OperatorTypes;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Node;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.TypeName;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds expressions in one scope. Parameters take their type from what they stand beside, literals
 * are converted to it.
 */
final class ExpressionBinder {
  private final Scope scope;
  private final QueryBinder queries;
  private final @Nullable Aggregates aggregates;
  private final @Nullable Windows windows;
  private final PathBinder paths;
  private final ComparisonBinder comparisons;

  /** A binder where neither aggregates nor window functions may stand. */
  ExpressionBinder(Scope scope, QueryBinder queries) {
    this(scope, queries, null, null);
  }

  /**
   * @param aggregates where aggregates may stand; null where they may not
   * @param windows where window functions may stand; null where they may not
   */
  ExpressionBinder(
      Scope scope,
      QueryBinder queries,
      @Nullable Aggregates aggregates,
      @Nullable Windows windows) {
    this.scope = scope;
    this.queries = queries;
    this.aggregates = aggregates;
    this.windows = windows;
    this.paths = new PathBinder(scope, this);
    this.comparisons = new ComparisonBinder(this);
  }

  /** Binds an expression of which nothing is known. */
  Bound bind(Expression expression) {
    return bind(expression, SqlType.ANY);
  }

  /** Binds an expression whose parameters are of a type, as far as they stand by themselves. */
  Bound bind(Expression expression, SqlType expected) {
    if (expression instanceof Expression.Literal literal) {
      return Literals.bind(literal);
    } else if (expression instanceof Expression.Interval interval) {
      return Literals.interval(interval);
    } else if (expression instanceof Expression.Parameter parameter) {
      return queries.parameters().parameter(parameter.index(), expected);
    } else if (expression instanceof Expression.Variable variable) {
      return paths.variable(variable);
    } else if (expression instanceof Expression.Path path) {
      return paths.path(path);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary, expected);
    } else if (expression instanceof Expression.Binary binary) {
      return binary(binary, expected);
    } else if (expression instanceof Expression.Case choice) {
      return choice(choice, expected);
    } else if (expression instanceof Expression.Cast cast) {
      return cast(cast);
    } else if (expression instanceof Expression.Call call) {
      return call(call, expected);
    } else if (expression instanceof Expression.Extract
        || expression instanceof Expression.Trim
        || expression instanceof Expression.DatePartCall) {
      return new Calls(this).special(expression);
    } else if (expression instanceof Expression.ListConstructor list) {
      return new Construction.Collection(false, bindAll(list.elements(), SqlType.ANY));
    } else if (expression instanceof Expression.Row row) {
      return new Construction.Collection(false, bindAll(row.elements(), SqlType.ANY));
    } else if (expression instanceof Expression.BagConstructor bag) {
      return new Construction.Collection(true, bindAll(bag.elements(), SqlType.ANY));
    } else if (expression instanceof Expression.StructConstructor struct) {
      return struct(struct);
    } else if (expression instanceof Expression.Subquery subquery) {
      return Subqueries.value(subquery.query(), query(subquery.query()));
    }
    return condition(expression);
  }

  /** Predicates of a syntax of their own. */
  private Bound condition(Expression expression) {
    if (expression instanceof Expression.Is is) {
      return is(is);
    } else if (expression instanceof Expression.Between between) {
      return comparisons.between(between);
    } else if (expression instanceof Expression.InList in) {
      return comparisons.in(in);
    } else if (expression instanceof Expression.InCollection in) {
      return comparisons.in(in);
    } else if (expression instanceof Expression.Quantified quantified) {
      return comparisons.quantified(quantified);
    } else if (expression instanceof Expression.Like like) {
      return like(like);
    } else if (expression instanceof Expression.Similar similar) {
      return similar(similar);
    } else if (expression instanceof Expression.Overlaps overlaps) {
      return overlaps(overlaps);
    } else if (expression instanceof Expression.IsDistinct distinct) {
      return isDistinct(distinct);
    } else if (expression instanceof Expression.Exists exists) {
      return test(Nested.Kind.EXISTS, exists.query());
    } else if (expression instanceof Expression.Unique unique) {
      return test(Nested.Kind.UNIQUE, unique.query());
    }
    throw new IllegalStateException("Not an expression of the language: " + expression.getClass());
  }

  List<Bound> bindAll(List<Expression> expressions, SqlType expected) {
    List<Bound> bound = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      bound.add(bind(expression, expected));
    }
    return List.copyOf(bound);
  }

  /** A predicate: something that may be true. A constant that is not is MISSING, unless strict. */
  Bound predicate(Expression expression) {
    Bound bound = bind(expression, SqlType.BOOLEAN);
    Kind kind = bound.type().kind();
    if ((queries.typing() == Typing.STRICT || !bound.isFixed())
        && kind != Kind.BOOLEAN
        && kind != Kind.ANY
        && kind != Kind.JSON) {
      throw Unsupported.invalid(expression, "a condition is needed, this is a " + bound.type());
    }
    return bound;
  }

  /** What a bare name of a column stands for, be its key refused or not; null for anything else. */
  @Nullable Bound bare(Expression expression) {
    return paths.bare(expression);
  }

  /** Rule 7 of the format: a column whose key is refused may not be looked into. */
  static Bound readable(Field field) {
    return PathBinder.readable(field);
  }

  Typing typing() {
    return queries.typing();
  }

  /** A name of WITH as a value: the collection of its rows; null if there is none of this name. */
  @Nullable Bound commonTable(Identifier name) {
    return queries.knows(name) ? Subqueries.collection(queries.commonTable(name)) : null;
  }

  // Queries

  /** Binds a query that sees the names of this scope. */
  BoundQuery query(Query query) {
    return queries.within(scope).bind(query);
  }

  /** An expression where a collection is wanted. */
  Bound collection(Expression expression) {
    return expression instanceof Expression.Subquery subquery
        ? Subqueries.collection(subquery.query(), query(subquery.query()))
        : bind(expression);
  }

  private Bound test(Nested.Kind kind, Query query) {
    BoundQuery rows = query(query);
    if (rows.form() != BoundQuery.Form.SINGLE) {
      return Nested.of(kind, rows.labelled(), SqlType.BOOLEAN);
    }
    return kind == Nested.Kind.EXISTS
        ? Calls.isNotEmpty(Subqueries.single(rows))
        : Nested.of(kind, Subqueries.elements(rows).labelled(), SqlType.BOOLEAN);
  }

  // Operators

  private Bound unary(Expression.Unary unary, SqlType expected) {
    return switch (unary.operator()) {
      case NOT -> new Predicate.Not(predicate(unary.operand()));
      case MINUS -> signed(true, unary, expected);
      case PLUS -> signed(false, unary, expected);
    };
  }

  private Bound signed(boolean negative, Expression.Unary unary, SqlType expected) {
    Bound operand = bind(unary.operand(), expected);
    String name = negative ? "-" : "+";
    typed(OperatorTypes.signed(operand.type()), unary, name, operand);
    return new Computation.Sign(negative, operand);
  }

  /**
   * The type of an operation; ANY for what is MISSING, because the operator never takes these
   * types.
   *
   * @throws io.encdynamo.error.DriverException 42000 for that in strict typing
   */
  private SqlType typed(@Nullable SqlType type, Node node, String operator, Bound... operands) {
    if (type == null && queries.typing() == Typing.STRICT) {
      String types =
          Arrays.stream(operands)
              .map(operand -> operand.type().toString())
              .collect(Collectors.joining(" and "));
      throw Unsupported.invalid(node, "operator " + operator + " does not take " + types);
    }
    return type == null ? SqlType.ANY : type;
  }

  /** As {@link #typed}, for predicates. */
  void requireTaken(boolean taken, Node node, String operator, Bound... operands) {
    typed(taken ? SqlType.BOOLEAN : null, node, operator, operands);
  }

  private Bound binary(Expression.Binary binary, SqlType expected) {
    return switch (binary.operator()) {
      case AND -> new Predicate.And(chain(binary, Expression.BinaryOperator.AND));
      case OR -> new Predicate.Or(chain(binary, Expression.BinaryOperator.OR));
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          comparisons.compare(
              ComparisonBinder.operator(binary.operator()), binary.left(), binary.right(), binary);
      case ADD -> calculate(Arithmetic.Operator.ADD, binary, expected);
      case SUBTRACT -> calculate(Arithmetic.Operator.SUBTRACT, binary, expected);
      case MULTIPLY -> calculate(Arithmetic.Operator.MULTIPLY, binary, expected);
      case DIVIDE -> calculate(Arithmetic.Operator.DIVIDE, binary, expected);
      case MODULO -> calculate(Arithmetic.Operator.MODULO, binary, expected);
      case CONCATENATE -> concatenate(binary);
      case BITWISE_AND -> calculate(Arithmetic.Operator.BITWISE_AND, binary, expected);
    };
  }

  /** The terms of a chain of AND or OR; a loop, because chains may be thousands long. */
  private List<Bound> chain(Expression.Binary chain, Expression.BinaryOperator operator) {
    List<Bound> terms = new ArrayList<>();
    Expression rest = chain;
    while (rest instanceof Expression.Binary binary && binary.operator() == operator) {
      terms.add(predicate(binary.right()));
      rest = binary.left();
    }
    terms.add(predicate(rest));
    Collections.reverse(terms);
    return List.copyOf(terms);
  }

  private Bound like(Expression.Like like) {
    List<Bound> parts = pattern("LIKE", like, like.operand(), like.pattern(), like.escape());
    return negated(
        like.negated(),
        new Predicate.Like(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : null));
  }

  private Bound similar(Expression.Similar similar) {
    List<Bound> parts =
        pattern("SIMILAR TO", similar, similar.operand(), similar.pattern(), similar.escape());
    return negated(
        similar.negated(),
        new Predicate.Similar(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : null));
  }

  /** Operand, pattern, and escape if there is one. */
  private List<Bound> pattern(
      String operator,
      Node node,
      Expression operand,
      Expression pattern,
      @Nullable Expression escape) {
    List<Bound> parts =
        bindAll(
            escape == null ? List.of(operand, pattern) : List.of(operand, pattern, escape),
            SqlType.STRING);
    for (Bound part : parts) {
      requireTaken(OperatorTypes.isString(part.type()), node, operator, part);
    }
    return parts;
  }

  private Bound overlaps(Expression.Overlaps overlaps) {
    Bound left = bind(overlaps.left());
    Bound right = bind(overlaps.right());
    requireTaken(
        OperatorTypes.isPeriod(left.type()) && OperatorTypes.isPeriod(right.type()),
        overlaps,
        "OVERLAPS",
        left,
        right);
    return new Predicate.Overlaps(left, right);
  }

  static Bound negated(boolean negated, Bound bound) {
    return negated ? new Predicate.Not(bound) : bound;
  }

  private Bound isDistinct(Expression.IsDistinct distinct) {
    List<Bound> sides = comparisons.comparable(List.of(distinct.left(), distinct.right()));
    Bound same = new Predicate.Same(sides.get(0), sides.get(1));
    return negated(!distinct.negated(), same);
  }

  private Bound concatenate(Expression.Binary binary) {
    Bound left = bind(binary.left(), SqlType.STRING);
    Bound right = bind(binary.right(), SqlType.STRING);
    SqlType type = OperatorTypes.concatenation(left.type(), right.type());
    return new Computation.Concatenation(left, right, typed(type, binary, "||", left, right));
  }

  private Bound calculate(
      Arithmetic.Operator operator, Expression.Binary binary, SqlType expected) {
    SqlType number = expected.isNumeric() ? expected : SqlType.DECIMAL;
    Bound left = bind(binary.left(), number);
    Bound right = bind(binary.right(), number);
    SqlType type = OperatorTypes.arithmetic(operator, left.type(), right.type());
    return new Computation.Calculation(
        operator, left, right, typed(type, binary, operator.sign(), left, right));
  }

  private Bound is(Expression.Is is) {
    Bound test =
        switch (is.test()) {
          case NULL -> new Predicate.IsAbsent(bind(is.operand()), false);
          case MISSING -> new Predicate.IsAbsent(bind(is.operand()), true);
          case TRUE -> new Predicate.TruthTest(predicate(is.operand()), Predicate.Truth.TRUE);
          case FALSE -> new Predicate.TruthTest(predicate(is.operand()), Predicate.Truth.FALSE);
          case UNKNOWN -> new Predicate.TruthTest(predicate(is.operand()), Predicate.Truth.UNKNOWN);
          case TYPE -> type(bind(is.operand()), Objects.requireNonNull(is.type()));
        };
    return negated(is.negated(), test);
  }

  private static Bound type(Bound operand, TypeName name) {
    return name.name().equalsIgnoreCase("BAG") && name.parameters().isEmpty()
        ? new Predicate.BagTest(operand)
        : new Predicate.TypeTest(operand, TypeNames.type(name));
  }

  private Bound choice(Expression.Case choice, SqlType expected) {
    List<Computation.When> whens = new ArrayList<>();
    SqlType type = null;
    for (Expression.When when : choice.whens()) {
      Expression operand = choice.operand();
      Bound condition =
          operand == null
              ? predicate(when.condition())
              : comparisons.compare(ComparisonOperator.EQUAL, operand, when.condition(), choice);
      Bound result = bind(when.result(), expected);
      type = type == null ? result.type() : Coercion.common(type, result);
      whens.add(new Computation.When(condition, result));
    }
    Expression last = choice.otherwise();
    Bound otherwise =
        last == null ? new Atom.Constant(NullValue.NULL, SqlType.ANY) : bind(last, expected);
    SqlType first = type == null ? SqlType.ANY : type;
    return new Computation.Case(List.copyOf(whens), otherwise, Coercion.common(first, otherwise));
  }

  private Bound cast(Expression.Cast cast) {
    Bound operand = bind(cast.operand());
    SqlType type = TypeNames.type(cast.type());
    return switch (cast.kind()) {
      case CAST -> new Computation.Cast(operand, type);
      case CAN_CAST -> new Predicate.CanCast(operand, type, false);
      case CAN_LOSSLESS_CAST -> new Predicate.CanCast(operand, type, true);
    };
  }

  private Bound struct(Expression.StructConstructor struct) {
    List<Bound> names = new ArrayList<>();
    List<Bound> values = new ArrayList<>();
    for (Expression.Pair pair : struct.pairs()) {
      names.add(
          pair.name() instanceof Expression.Variable variable
              ? Atom.Constant.of(variable.name().text())
              : bind(pair.name(), SqlType.STRING));
      values.add(bind(pair.value()));
    }
    return new Construction.Struct(List.copyOf(names), List.copyOf(values));
  }

  // Calls

  private Bound call(Expression.Call call, SqlType expected) {
    Expression.Window over = call.over();
    if (over != null) {
      if (windows == null) {
        throw Unsupported.invalid(
            call, "window function " + call.name().text() + " may stand in SELECT and ORDER BY");
      }
      return windows.call(call, over);
    }
    if (Aggregates.isGrouping(call)) {
      return requireAggregates(call).grouping(call);
    }
    if (AggregateCalls.isAggregate(call)) {
      return requireAggregates(call).call(call);
    }
    if (call.star()
        || call.filter() != null
        || !call.orderBy().isEmpty()
        || (call.quantifier() != Expression.Quantifier.NONE
            && !AggregateCalls.isOfCollection(call))) {
      throw Unsupported.invalid(
          call, call.name().text() + " is no aggregate: no *, DISTINCT, ORDER BY or FILTER");
    }
    return AggregateCalls.isOfCollection(call)
        ? AggregateCalls.bindOfCollection(call, this)
        : new Calls(this).call(call, expected);
  }

  private Aggregates requireAggregates(Expression.Call call) {
    if (aggregates == null) {
      throw Unsupported.invalid(
          call,
          "aggregate " + call.name().text() + " cannot stand here; use HAVING, or a subquery");
    }
    return aggregates;
  }
}
