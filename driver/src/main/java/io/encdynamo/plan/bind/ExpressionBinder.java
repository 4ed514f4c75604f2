package io.encdynamo.plan.bind;

import io.encdynamo.engine.aggregate.AggregateFunction;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds expressions in one scope. Parameters take their type from what they stand beside, literals
 * are converted to it.
 */
final class ExpressionBinder {
  private final Scope scope;
  private final ParameterTypes parameters;
  private final @Nullable Aggregates aggregates;

  /**
   * @param aggregates where aggregates may stand; null where they may not
   */
  ExpressionBinder(Scope scope, ParameterTypes parameters, @Nullable Aggregates aggregates) {
    this.scope = scope;
    this.parameters = parameters;
    this.aggregates = aggregates;
  }

  /** Binds an expression of which nothing is known. */
  Bound bind(Expression expression) {
    return bind(expression, SqlType.ANY);
  }

  /** Binds an expression whose parameters are of a type, as far as they stand by themselves. */
  Bound bind(Expression expression, SqlType expected) {
    if (expression instanceof Expression.Literal literal) {
      return Literals.bind(literal);
    } else if (expression instanceof Expression.Parameter parameter) {
      return parameters.parameter(parameter.index(), expected);
    } else if (expression instanceof Expression.Variable variable) {
      return variable(variable);
    } else if (expression instanceof Expression.Path path) {
      return path(path);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary, expected);
    } else if (expression instanceof Expression.Binary binary) {
      return binary(binary, expected);
    } else if (expression instanceof Expression.Is is) {
      return is(is);
    } else if (expression instanceof Expression.Between between) {
      return between(between);
    } else if (expression instanceof Expression.InList in) {
      return in(in);
    } else if (expression instanceof Expression.InCollection in) {
      return negated(
          in.negated(), new Bound.InCollection(bind(in.operand()), bind(in.collection())));
    } else if (expression instanceof Expression.Like like) {
      return like(like);
    } else if (expression instanceof Expression.Case choice) {
      return choice(choice, expected);
    } else if (expression instanceof Expression.Cast cast) {
      return cast(cast);
    } else if (expression instanceof Expression.Call call) {
      return call(call, expected);
    } else if (expression instanceof Expression.Extract
        || expression instanceof Expression.Trim
        || expression instanceof Expression.DatePartCall) {
      return Calls.special(expression, this);
    } else if (expression instanceof Expression.ListConstructor list) {
      return new Bound.Collection(false, bindAll(list.elements(), SqlType.ANY));
    } else if (expression instanceof Expression.BagConstructor bag) {
      return new Bound.Collection(true, bindAll(bag.elements(), SqlType.ANY));
    } else if (expression instanceof Expression.StructConstructor struct) {
      return struct(struct);
    } else if (expression instanceof Expression.IsDistinct distinct) {
      return isDistinct(distinct);
    }
    throw notYet(expression);
  }

  private static DriverException notYet(Expression expression) {
    String what;
    if (expression instanceof Expression.Subquery
        || expression instanceof Expression.Exists
        || expression instanceof Expression.Unique
        || expression instanceof Expression.Quantified) {
      what = "A subquery in an expression";
    } else if (expression instanceof Expression.Row) {
      what = "A row of several values";
    } else if (expression instanceof Expression.Interval) {
      what = "An interval";
    } else {
      what = "This expression";
    }
    return Unsupported.at(expression, what, "write a join, or two statements");
  }

  List<Bound> bindAll(List<Expression> expressions, SqlType expected) {
    List<Bound> bound = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      bound.add(bind(expression, expected));
    }
    return bound;
  }

  /** A predicate: something that may be true. */
  Bound predicate(Expression expression) {
    Bound bound = bind(expression, SqlType.BOOLEAN);
    Kind kind = bound.type().kind();
    if (kind != Kind.BOOLEAN && kind != Kind.ANY && kind != Kind.JSON) {
      throw Unsupported.invalid(expression, "a condition is needed, this is a " + bound.type());
    }
    return bound;
  }

  // Names

  private Bound variable(Expression.Variable variable) {
    Identifier name = variable.name();
    Field field = scope.field(name);
    if (field != null) {
      return readable(field);
    }
    FromBinding item = scope.item(name);
    if (item != null) {
      return whole(item, variable);
    }
    throw scope.notFound(name);
  }

  private static Bound whole(FromBinding item, Expression expression) {
    Field whole = item.whole();
    if (whole == null) {
      throw Unsupported.at(
          expression, "A whole row of a derived table as a value", "name its columns");
    }
    return new Bound.Reference(whole);
  }

  /** Rule 7 of the format: a column whose key is refused may not be looked into. */
  static Bound readable(Field field) {
    Field.Origin origin = field.origin();
    if (origin != null && origin.denied()) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "of column '" + field.name() + "'",
          "its provider refuses it; the column may stand as a bare item of SELECT alone");
    }
    return new Bound.Reference(field);
  }

  /** The field that an expression is, if it is a bare name of a column. */
  @Nullable Field bareField(Expression expression) {
    if (expression instanceof Expression.Variable variable) {
      return scope.field(variable.name());
    }
    return expression instanceof Expression.Path path ? qualified(path) : null;
  }

  /** {@code item.column} or {@code schema.table.column}; null if the path is something else. */
  private @Nullable Field qualified(Expression.Path path) {
    if (!(path.step() instanceof Expression.PathStep.Member member)) {
      return null;
    }
    if (path.base() instanceof Expression.Variable variable) {
      FromBinding item = scope.item(variable.name());
      return item == null || columnShadows(variable.name(), item)
          ? null
          : Scope.field(item, member.name());
    }
    if (path.base() instanceof Expression.Path inner
        && inner.base() instanceof Expression.Variable schema
        && inner.step() instanceof Expression.PathStep.Member table) {
      FromBinding item = scope.item(table.name());
      return item != null && Names.matches(schema.name(), item.schema())
          ? Scope.field(item, member.name())
          : null;
    }
    return null;
  }

  /** In {@code t.a} a column named t of another item is not meant. */
  private static boolean columnShadows(Identifier name, FromBinding item) {
    return !Names.matches(name, item.alias().text());
  }

  private Bound path(Expression.Path path) {
    Field field = qualified(path);
    if (field != null) {
      return readable(field);
    }
    Bound base = bind(path.base());
    Expression.PathStep step = path.step();
    if (step instanceof Expression.PathStep.Member member) {
      return new Bound.Step(
          base,
          new Bound.Constant(new StringValue(member.name().text()), SqlType.STRING),
          !member.name().quoted());
    } else if (step instanceof Expression.PathStep.Element element) {
      return new Bound.Step(base, bind(element.key()), false);
    }
    throw Unsupported.at(path, "A wildcard in a path", "name the members");
  }

  // Operators

  private Bound unary(Expression.Unary unary, SqlType expected) {
    return switch (unary.operator()) {
      case NOT -> new Bound.Not(predicate(unary.operand()));
      case MINUS -> new Bound.Sign(true, bind(unary.operand(), expected));
      case PLUS -> new Bound.Sign(false, bind(unary.operand(), expected));
    };
  }

  private Bound binary(Expression.Binary binary, SqlType expected) {
    return switch (binary.operator()) {
      case AND -> new Bound.And(chain(binary, Expression.BinaryOperator.AND));
      case OR -> new Bound.Or(chain(binary, Expression.BinaryOperator.OR));
      case EQUAL -> compare(ComparisonOperator.EQUAL, binary);
      case NOT_EQUAL -> compare(ComparisonOperator.NOT_EQUAL, binary);
      case LESS -> compare(ComparisonOperator.LESS, binary);
      case LESS_OR_EQUAL -> compare(ComparisonOperator.LESS_OR_EQUAL, binary);
      case GREATER -> compare(ComparisonOperator.GREATER, binary);
      case GREATER_OR_EQUAL -> compare(ComparisonOperator.GREATER_OR_EQUAL, binary);
      case ADD -> calculate(Arithmetic.Operator.ADD, binary, expected);
      case SUBTRACT -> calculate(Arithmetic.Operator.SUBTRACT, binary, expected);
      case MULTIPLY -> calculate(Arithmetic.Operator.MULTIPLY, binary, expected);
      case DIVIDE -> calculate(Arithmetic.Operator.DIVIDE, binary, expected);
      case MODULO -> calculate(Arithmetic.Operator.MODULO, binary, expected);
      case CONCATENATE ->
          new Bound.Concatenation(
              bind(binary.left(), SqlType.STRING), bind(binary.right(), SqlType.STRING));
      case BITWISE_AND -> throw Unsupported.at(binary, "The operator &", "compute it with MOD");
    };
  }

  /** The terms of a chain of AND or OR; a loop, because chains may be thousands long. */
  private List<Bound> chain(Expression.Binary chain, Expression.BinaryOperator operator) {
    List<Bound> terms = new ArrayList<>();
    Expression rest = chain;
    while (rest instanceof Expression.Binary binary && binary.operator() == operator) {
      terms.add(0, predicate(binary.right()));
      rest = binary.left();
    }
    terms.add(0, predicate(rest));
    return List.copyOf(terms);
  }

  private Bound compare(ComparisonOperator operator, Expression.Binary binary) {
    List<Bound> sides = comparable(List.of(binary.left(), binary.right()));
    return new Bound.Comparison(operator, sides.get(0), sides.get(1));
  }

  /**
   * Binds what is compared with one another. Parameters and literals are taken as of the type of
   * the first that has a type of its own, so that {@code id = '1'} finds the number 1.
   */
  private List<Bound> comparable(List<Expression> expressions) {
    SqlType type = SqlType.ANY;
    List<@Nullable Bound> found = new ArrayList<>();
    for (Expression expression : expressions) {
      Bound bound = expression instanceof Expression.Parameter ? null : bind(expression);
      found.add(bound);
      if (bound != null
          && type.kind() == Kind.ANY
          && !(bound instanceof Bound.Constant)
          && !(bound instanceof Bound.Parameter)) {
        type = bound.type();
      }
    }
    if (type.kind() == Kind.ANY) {
      for (Bound bound : found) {
        if (bound instanceof Bound.Constant constant && type.kind() == Kind.ANY) {
          type = constant.type();
        }
      }
    }
    List<Bound> sides = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      Bound bound = found.get(i);
      sides.add(
          Coercion.toCompareWith(
              type, bound == null ? bind(expressions.get(i), type) : bound, expressions.get(i)));
    }
    return sides;
  }

  private Bound between(Expression.Between between) {
    List<Bound> sides = comparable(List.of(between.operand(), between.low(), between.high()));
    return negated(between.negated(), new Bound.Between(sides.get(0), sides.get(1), sides.get(2)));
  }

  private Bound in(Expression.InList in) {
    List<Expression> all = new ArrayList<>();
    all.add(in.operand());
    all.addAll(in.candidates());
    List<Bound> sides = comparable(all);
    return negated(
        in.negated(), new Bound.InList(sides.get(0), List.copyOf(sides.subList(1, sides.size()))));
  }

  private Bound like(Expression.Like like) {
    Bound operand = bind(like.operand(), SqlType.STRING);
    Bound pattern = bind(like.pattern(), SqlType.STRING);
    Expression escape = like.escape();
    return negated(
        like.negated(),
        new Bound.Like(operand, pattern, escape == null ? null : bind(escape, SqlType.STRING)));
  }

  private static Bound negated(boolean negated, Bound bound) {
    return negated ? new Bound.Not(bound) : bound;
  }

  private Bound isDistinct(Expression.IsDistinct distinct) {
    List<Bound> sides = comparable(List.of(distinct.left(), distinct.right()));
    Bound same = new Bound.Same(sides.get(0), sides.get(1));
    return negated(!distinct.negated(), same);
  }

  private Bound calculate(
      Arithmetic.Operator operator, Expression.Binary binary, SqlType expected) {
    SqlType number = expected.isNumeric() ? expected : SqlType.DECIMAL;
    Bound left = bind(binary.left(), number);
    Bound right = bind(binary.right(), number);
    return new Bound.Calculation(
        operator, left, right, Coercion.arithmetic(left.type(), right.type()));
  }

  private Bound is(Expression.Is is) {
    Bound test =
        switch (is.test()) {
          case NULL -> new Bound.IsAbsent(bind(is.operand()), false);
          case MISSING -> new Bound.IsAbsent(bind(is.operand()), true);
          case TRUE -> new Bound.TruthTest(predicate(is.operand()), Bound.Truth.TRUE);
          case FALSE -> new Bound.TruthTest(predicate(is.operand()), Bound.Truth.FALSE);
          case UNKNOWN -> new Bound.TruthTest(predicate(is.operand()), Bound.Truth.UNKNOWN);
          case TYPE ->
              new Bound.TypeTest(
                  bind(is.operand()), TypeNames.type(Objects.requireNonNull(is.type())));
        };
    return negated(is.negated(), test);
  }

  private Bound choice(Expression.Case choice, SqlType expected) {
    List<Bound.When> whens = new ArrayList<>();
    SqlType type = null;
    for (Expression.When when : choice.whens()) {
      Bound condition;
      if (choice.operand() == null) {
        condition = predicate(when.condition());
      } else {
        List<Bound> sides = comparable(List.of(choice.operand(), when.condition()));
        condition = new Bound.Comparison(ComparisonOperator.EQUAL, sides.get(0), sides.get(1));
      }
      Bound result = bind(when.result(), expected);
      type = type == null ? result.type() : Coercion.common(type, result);
      whens.add(new Bound.When(condition, result));
    }
    Expression last = choice.otherwise();
    Bound otherwise =
        last == null ? new Bound.Constant(NullValue.NULL, SqlType.ANY) : bind(last, expected);
    SqlType first = type == null ? SqlType.ANY : type;
    return new Bound.Case(List.copyOf(whens), otherwise, Coercion.common(first, otherwise));
  }

  private Bound cast(Expression.Cast cast) {
    if (cast.kind() != Expression.CastKind.CAST) {
      throw Unsupported.at(cast, cast.kind().name(), "CAST gives MISSING where it cannot");
    }
    SqlType type = TypeNames.type(cast.type());
    return new Bound.Cast(bind(cast.operand()), type);
  }

  private Bound struct(Expression.StructConstructor struct) {
    List<Bound> names = new ArrayList<>();
    List<Bound> values = new ArrayList<>();
    for (Expression.Pair pair : struct.pairs()) {
      names.add(bind(pair.name(), SqlType.STRING));
      values.add(bind(pair.value()));
    }
    return new Bound.Struct(List.copyOf(names), List.copyOf(values));
  }

  // Calls

  private Bound call(Expression.Call call, SqlType expected) {
    if (call.over() != null || !call.orderBy().isEmpty()) {
      throw Unsupported.at(call, "A window function", "group, or compute it in the application");
    }
    Optional<AggregateFunction> aggregate = Aggregates.function(call.name());
    if (aggregate.isPresent()) {
      return aggregate(call, aggregate.get());
    }
    if (call.star() || call.quantifier() != Expression.Quantifier.NONE || call.filter() != null) {
      throw Unsupported.invalid(
          call, call.name().text() + " is no aggregate: no *, DISTINCT or FILTER");
    }
    return Calls.call(call, this, expected);
  }

  private Bound aggregate(Expression.Call call, AggregateFunction function) {
    if (aggregates == null) {
      throw Unsupported.invalid(
          call,
          "aggregate " + call.name().text() + " cannot stand here; use HAVING, or a subquery");
    }
    if (call.star() != call.arguments().isEmpty()
        || call.arguments().size() > 1
        || (call.star() && function != AggregateFunction.COUNT)) {
      throw Unsupported.invalid(
          call, "aggregate " + call.name().text() + " takes one argument; COUNT also *");
    }
    ExpressionBinder inner = new ExpressionBinder(scope, parameters, null);
    Bound argument = call.star() ? null : inner.bind(call.arguments().get(0));
    Expression filter = call.filter();
    return aggregates.add(
        call, function, argument, filter == null ? null : inner.predicate(filter));
  }
}
