package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.plan.access.FilterTemplate;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Placement;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.IntegerValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each table its access path: a look-up where the full primary key is given, a Query where
 * the partition key is, else a Scan; with it what DynamoDB is to filter by. What it cannot answer
 * stays above the read. Predicates on encrypted columns are answered here once more, because bytes
 * stand for values only after they are authenticated.
 */
final class ChooseAccess {
  private final int segments;
  private final boolean consistent;

  /**
   * @param segments of a Scan
   * @param consistent whether reads are strongly consistent
   */
  ChooseAccess(int segments, boolean consistent) {
    this.segments = segments;
    this.consistent = consistent;
  }

  /**
   * The same with its access paths.
   *
   * @param outer compiles over the rows that the relation is opened for; null for none
   */
  Relation apply(Relation relation, @Nullable ExpressionCompiler outer) {
    Relation inner = relation;
    if (inner.anyExpression(Bound::hasNested)) {
      ExpressionCompiler row = ExpressionCompiler.of(relation.row(), outer);
      inner = relation.mapExpressions(expression -> apply(expression, row));
    }
    if (inner instanceof Source.StoredTable table) {
      return choose(table, 0, outer);
    } else if (inner instanceof Relation.Limit limit) {
      return new Relation.Limit(applyUnderLimit(limit, outer), limit.limit(), limit.offset());
    } else if (inner instanceof Relation.Join join && join.isLateral()) {
      ExpressionCompiler row = ExpressionCompiler.of(join.left().output(), outer);
      return new Relation.Join(
          apply(join.left(), outer),
          apply(join.right(), row),
          join.kind(),
          join.conditions(),
          join.output(),
          join.told());
    }
    return inner.mapInputs(input -> apply(input, outer));
  }

  /**
   * An expression whose queries have their access paths.
   *
   * @param row compiles over the rows that the expression is evaluated for
   */
  Bound apply(Bound expression, ExpressionCompiler row) {
    return expression.rewriteNested(nested -> apply(nested, row));
  }

  /** A limit that is known and has nothing but projections below it bounds the read too. */
  private Relation applyUnderLimit(Relation.Limit limit, @Nullable ExpressionCompiler outer) {
    long rows = constant(limit.limit());
    long offset = limit.offset() == null ? 0 : constant(limit.offset());
    boolean known = rows >= 0 && offset >= 0;
    if (known
        && limit.input() instanceof Relation.Project project
        && project.input() instanceof Source.StoredTable table
        && !project.anyExpression(Bound::hasNested)
        && !table.anyExpression(Bound::hasNested)) {
      return new Relation.Project(choose(table, rows + offset, outer), project.computed());
    }
    return known
            && limit.input() instanceof Source.StoredTable table
            && !table.anyExpression(Bound::hasNested)
        ? choose(table, rows + offset, outer)
        : apply(limit.input(), outer);
  }

  private static long constant(@Nullable Bound expression) {
    return expression instanceof Atom.Constant constant
            && constant.value() instanceof IntegerValue whole
        ? whole.value()
        : -1;
  }

  private Relation choose(
      Source.StoredTable relation, long limit, @Nullable ExpressionCompiler outer) {
    TableShape table = relation.table().shape();
    Operands operands = new Operands(relation.fields(), outer);
    ServerPredicates server = new ServerPredicates(operands);
    List<Bound> left = new ArrayList<>(relation.predicates());
    PathTemplate path = path(table, left, operands);
    // A look-up takes no filter; a write of the item takes it as its condition.
    boolean unfiltered = path instanceof PathTemplate.Lookup;
    List<Bound> answered = new ArrayList<>(relation.predicates());
    answered.removeAll(left);
    List<Bound> residual = new ArrayList<>();
    List<FilterTemplate> filters = new ArrayList<>();
    for (Bound predicate : answered) {
      if (readsCiphertext(predicate)) {
        residual.add(predicate);
      }
    }
    int values = 0;
    for (Bound predicate : left) {
      Optional<FilterTemplate> filter = askable(predicate, table, path, server);
      values += filter.isPresent() ? values(predicate, operands) : 0;
      if (values > ServerFilter.MOST_VALUES) {
        filter = Optional.empty();
      }
      if (filter.isPresent()) {
        filters.add(filter.get());
        answered.add(predicate);
      }
      if (filter.isEmpty() || unfiltered || readsCiphertext(predicate)) {
        residual.add(predicate);
      }
    }
    Set<Field> read = new LinkedHashSet<>(relation.output());
    residual.forEach(predicate -> read.addAll(predicate.fields()));
    List<Field> output = relation.fields().stream().filter(read::contains).toList();
    List<String> columns = output.stream().map(Field::name).toList();
    FilterTemplate filter =
        switch (filters.size()) {
          case 0 -> null;
          case 1 -> filters.get(0);
          default -> new FilterTemplate.And(List.copyOf(filters));
        };
    ReadTemplate template =
        new ReadTemplate(table, columns, path, filter, consistent, residual.isEmpty() ? limit : 0);
    return PushPredicates.filtered(
        new Source.PlannedRead(
            relation.table(),
            relation.alias(),
            relation.fields(),
            output,
            template,
            List.copyOf(answered)),
        residual);
  }

  /** DynamoDB does not filter a Query by the keys of what it queries. */
  private static Optional<FilterTemplate> askable(
      Bound predicate, TableShape table, PathTemplate path, ServerPredicates server) {
    boolean refused =
        path instanceof PathTemplate.Partition
            && predicate.fields().stream().anyMatch(field -> table.isKey(field.name()));
    return refused ? Optional.empty() : server.of(predicate);
  }

  /** How many values a predicate compares with. */
  private static int values(Bound predicate, Operands operands) {
    return operands.isFixed(predicate)
        ? 1
        : predicate.children().stream().mapToInt(child -> values(child, operands)).sum();
  }

  private static boolean readsCiphertext(Bound predicate) {
    return predicate.fields().stream()
        .anyMatch(field -> field.origin() != null && field.origin().column().isEncrypted());
  }

  /** The path; the predicates it answers are taken out of {@code predicates}. */
  private PathTemplate path(TableShape table, List<Bound> predicates, Operands operands) {
    ColumnDefinition partition = table.column(table.partitionKey());
    KeyEquality partitions = KeyEquality.find(partition, predicates, operands);
    if (partitions == null) {
      return new PathTemplate.Scan(segments(table));
    }
    if (table.sortKey() == null) {
      predicates.remove(partitions.predicate());
      return new PathTemplate.Lookup(partitions.operands(), List.of());
    }
    ColumnDefinition sort = table.column(table.sortKey());
    predicates.remove(partitions.predicate());
    KeyEquality sorts = KeyEquality.find(sort, predicates, operands);
    if (sorts != null) {
      predicates.remove(sorts.predicate());
      return new PathTemplate.Lookup(partitions.operands(), sorts.operands());
    }
    return new PathTemplate.Partition(
        partitions.operands(), range(sort, predicates, operands), QueryPath.Order.ANY);
  }

  private int segments(TableShape table) {
    boolean small = table.itemCount() > 0 && table.itemCount() < 1000;
    return small ? 1 : segments;
  }

  /** A condition on the sort key that Query takes; its predicate is taken out. */
  private static PathTemplate.@Nullable SortTemplate range(
      ColumnDefinition sort, List<Bound> predicates, Operands operands) {
    if (!Placement.hasOrder(sort)) {
      return null;
    }
    for (Bound predicate : predicates) {
      PathTemplate.SortTemplate template = range(sort, predicate, operands);
      if (template != null) {
        predicates.remove(predicate);
        return template;
      }
    }
    return null;
  }

  private static PathTemplate.@Nullable SortTemplate range(
      ColumnDefinition sort, Bound predicate, Operands operands) {
    if (predicate instanceof Predicate.Comparison comparison) {
      boolean straight = sort.equals(operands.column(comparison.left()));
      Bound other = straight ? comparison.right() : comparison.left();
      ComparisonOperator operator =
          straight ? comparison.operator() : comparison.operator().mirrored();
      boolean fits = straight || sort.equals(operands.column(comparison.right()));
      return fits && operands.isFixed(other) && operator != ComparisonOperator.NOT_EQUAL
          ? new PathTemplate.SortTemplate(
              SortCondition.Operator.valueOf(operator.name()), operands.of(other, sort), null)
          : null;
    } else if (predicate instanceof Predicate.Between between
        && sort.equals(operands.column(between.operand()))
        && operands.isFixed(between.low())
        && operands.isFixed(between.high())) {
      return new PathTemplate.SortTemplate(
          SortCondition.Operator.BETWEEN,
          operands.of(between.low(), sort),
          operands.of(between.high(), sort));
    } else if (predicate instanceof Predicate.Like like
        && sort.equals(operands.column(like.operand()))
        && like.escape() == null) {
      String prefix = Placement.prefix(like.pattern());
      return prefix == null
          ? null
          : new PathTemplate.SortTemplate(
              SortCondition.Operator.BEGINS_WITH,
              operands.of(Atom.Constant.of(prefix), sort),
              null);
    }
    return null;
  }
}
