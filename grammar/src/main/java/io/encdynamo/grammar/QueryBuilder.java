package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.AtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CallAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CommonTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CorrespondingContext;
import io.encdynamo.grammar.antlr.PartiQLParser.EnclosedQueryContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExplicitTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.FetchContext;
import io.encdynamo.grammar.antlr.PartiQLParser.LimitsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OrderByContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OrderTermContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ParenthesizedAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QueryContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QueryOperandContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QueryTailContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SetOperationContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ValuesContext;
import io.encdynamo.grammar.antlr.PartiQLParser.WithClauseContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.grammar.tree.Expression.OrderTerm;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Query.SetOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Queries around SELECT: set operations, ORDER BY, LIMIT, WITH, VALUES. */
final class QueryBuilder {
  private final TreeBuilder builders;

  QueryBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  /** The expression that is all of a query; null where it is more. */
  private static @Nullable ExpressionContext expressionAlone(QueryContext context) {
    return context.withClause() == null && isEmpty(context.queryTail())
        ? context.queryOperand().expression()
        : null;
  }

  static boolean isEmpty(@Nullable QueryTailContext tail) {
    return tail == null || tail.getChildCount() == 0;
  }

  Query build(QueryContext context) {
    return with(context.withClause(), context.queryOperand(), context.queryTail(), place(context));
  }

  private Query build(EnclosedQueryContext context) {
    Place place = place(context);
    if (context.withClause() != null) {
      return with(context.withClause(), context.queryOperand(), context.queryTail(), place);
    }
    return tailed(() -> operand(context), context.queryTail(), context);
  }

  /** Where an expression is meant: an expression by itself is that expression. */
  Expression expression(QueryContext context) {
    ExpressionContext alone = expressionAlone(context);
    return alone == null
        ? new Expression.Subquery(build(context), place(context))
        : builders.expressions.build(alone);
  }

  Expression expression(EnclosedQueryContext context) {
    return new Expression.Subquery(build(context), place(context));
  }

  /** An expression with the rest of a query behind it, such as {@code (a UNION b)}. */
  Expression expression(ExpressionContext context, @Nullable QueryTailContext tail) {
    return tail == null || isEmpty(tail)
        ? builders.expressions.build(context)
        : new Expression.Subquery(tailed(() -> evaluated(context), tail, context), place(context));
  }

  private Query with(
      @Nullable WithClauseContext with,
      QueryOperandContext operand,
      QueryTailContext tail,
      Place place) {
    if (with == null) {
      return tailed(() -> operand(operand), tail, operand);
    }
    List<Query.CommonTable> tables = tables(with);
    Query query = tailed(() -> operand(operand), tail, operand);
    return new Query.With(with.RECURSIVE() != null, tables, query, place);
  }

  private List<Query.CommonTable> tables(WithClauseContext context) {
    List<Query.CommonTable> tables = new ArrayList<>();
    for (CommonTableContext table : context.commonTable()) {
      tables.add(
          new Query.CommonTable(
              Terms.name(table.name()),
              Terms.columns(table.columnList()),
              build(table.query()),
              place(table)));
    }
    return List.copyOf(tables);
  }

  private Query tailed(Supplier<Query> first, QueryTailContext tail, ParserRuleContext start) {
    builders.depth.enter(1, start.getStart());
    Query query = combined(first, tail.setOperation(), start.getStart());
    if (tail.orderBy() != null || tail.limits() != null) {
      query = ordered(query, tail.orderBy(), tail.limits());
    }
    builders.depth.leave(1);
    return query;
  }

  private Query combined(Supplier<Query> first, List<SetOperationContext> operations, Token start) {
    if (operations.isEmpty()) {
      return first.get();
    }
    if (!areOneUnion(operations)) {
      return mixed(first, operations, start);
    }
    List<Supplier<Query>> operands = new ArrayList<>(operations.size() + 1);
    operands.add(first);
    for (SetOperationContext operation : operations) {
      operands.add(() -> operand(operation.queryOperand()));
    }
    return new Chain(builders.depth, start)
        .of(operands, Supplier::get, (left, right) -> combined(operations.get(0), left, right));
  }

  /** Of which the order of combining does not matter. */
  private static boolean areOneUnion(List<SetOperationContext> operations) {
    Quantifier quantifier = CallBuilder.quantifier(operations.get(0).quantifier());
    for (SetOperationContext operation : operations) {
      if (operation.UNION() == null
          || operation.OUTER() != null
          || operation.corresponding() != null
          || CallBuilder.quantifier(operation.quantifier()) != quantifier) {
        return false;
      }
    }
    return true;
  }

  /** From left to right, INTERSECT before the others. */
  private Query mixed(Supplier<Query> first, List<SetOperationContext> operations, Token start) {
    builders.depth.enter(operations.size(), start);
    Query term = first.get();
    Query left = null;
    SetOperationContext waiting = null;
    for (SetOperationContext operation : operations) {
      builders.depth.leave(1);
      Query right = operand(operation.queryOperand());
      if (operation.INTERSECT() != null) {
        term = combined(operation, term, right);
      } else {
        left = left == null || waiting == null ? term : combined(waiting, left, term);
        waiting = operation;
        term = right;
      }
    }
    return left == null || waiting == null ? term : combined(waiting, left, term);
  }

  private static Query combined(SetOperationContext context, Query left, Query right) {
    SetOperator operator =
        context.UNION() != null
            ? SetOperator.UNION
            : context.INTERSECT() != null ? SetOperator.INTERSECT : SetOperator.EXCEPT;
    return new Query.SetOperation(
        operator,
        context.OUTER() != null,
        CallBuilder.quantifier(context.quantifier()),
        corresponding(context.corresponding()),
        left,
        right,
        left.place());
  }

  private static Query.@Nullable Corresponding corresponding(
      @Nullable CorrespondingContext context) {
    return context == null
        ? null
        : new Query.Corresponding(Terms.columns(context.columnList()), place(context));
  }

  private Query ordered(
      Query query, @Nullable OrderByContext orderBy, @Nullable LimitsContext limits) {
    Expression limit = null;
    Expression offset = null;
    if (limits != null) {
      limit =
          limits.fetch() == null
              ? builders.expressions.optional(limits.limit)
              : fetched(limits.fetch());
      offset = builders.expressions.optional(limits.offset);
    }
    List<OrderTerm> terms = orderBy == null ? List.of() : orderTerms(orderBy);
    return new Query.Ordered(query, terms, limit, offset, query.place());
  }

  /** FETCH FIRST ROW ONLY is one row (ISO 9075-2, 7.17). */
  private Expression fetched(FetchContext context) {
    return context.value() == null
        ? new Literal(Literal.Kind.INTEGER, "1", place(context))
        : builders.expressions.build(context.value());
  }

  private Query operand(QueryOperandContext context) {
    if (context.select() != null) {
      return builders.selects.build(context.select());
    }
    if (context.explicitTable() != null) {
      return table(context.explicitTable());
    }
    return context.values() == null ? evaluated(context.expression()) : values(context.values());
  }

  private Query operand(EnclosedQueryContext context) {
    if (context.select() != null) {
      return builders.selects.build(context.select());
    }
    return context.explicitTable() == null
        ? values(context.values())
        : table(context.explicitTable());
  }

  /** {@code TABLE t} is {@code SELECT * FROM t} (SQL:2016 part 2, 7.17). */
  private static Query table(ExplicitTableContext context) {
    List<Identifier> names = Terms.qualifiedName(context.qualifiedName()).parts();
    Expression name = new Expression.Variable(names.get(0), false, names.get(0).place());
    for (Identifier member : names.subList(1, names.size())) {
      name = new Expression.Path(name, new Expression.PathStep.Member(member), name.place());
    }
    Place place = place(context);
    FromItem from = new FromItem.Source(name, null, List.of(), null, null, false, place);
    List<Query.SelectItem> all = List.of(new Query.SelectItem.All(place));
    return new Query.Select(
        Quantifier.NONE,
        new Query.Projection.Items(all),
        List.of(),
        from,
        List.of(),
        null,
        null,
        null,
        List.of(),
        place);
  }

  /** A query in parentheses has come as an expression. */
  private Query evaluated(ExpressionContext context) {
    Expression expression = builders.expressions.build(context);
    return expression instanceof Expression.Subquery subquery
        ? subquery.query()
        : new Query.Evaluated(expression, place(context));
  }

  private Query values(ValuesContext context) {
    return new Query.Values(rows(context.expression()), place(context));
  }

  private List<List<Expression>> rows(List<ExpressionContext> contexts) {
    List<List<Expression>> rows = new ArrayList<>(contexts.size());
    for (ExpressionContext context : contexts) {
      rows.add(row(context));
    }
    return List.copyOf(rows);
  }

  private List<Expression> row(ExpressionContext context) {
    AtomContext atom = AtomBuilder.alone(context);
    if (atom instanceof ParenthesizedAtomContext parenthesized) {
      return builders.atoms.elements(parenthesized.elements());
    }
    Expression value = builders.expressions.build(context);
    return atom instanceof CallAtomContext && value instanceof Expression.Row row
        ? row.elements()
        : List.of(value);
  }

  List<OrderTerm> orderTerms(OrderByContext context) {
    List<OrderTerm> terms = new ArrayList<>();
    for (OrderTermContext term : context.orderTerm()) {
      terms.add(
          new OrderTerm(
              builders.expressions.build(term.expression()),
              term.DESC() != null,
              term.NULLS() == null ? null : Boolean.valueOf(term.FIRST() != null),
              place(term)));
    }
    return List.copyOf(terms);
  }
}
