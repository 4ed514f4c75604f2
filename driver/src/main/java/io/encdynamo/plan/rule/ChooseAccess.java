package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.plan.access.FilterTemplate;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives each table its access path: a look-up where the full primary key is given, a Query where
 * the partition key is, else a Scan; with it what DynamoDB is to filter by. What it cannot answer
 * stays above the read. Predicates on encrypted columns are answered here once more, because bytes
 * stand for values only after they are authenticated.
 */
public final class ChooseAccess {
  private final int segments;
  private final boolean consistent;

  /**
   * @param segments of a Scan
   * @param consistent whether reads are strongly consistent
   */
  public ChooseAccess(int segments, boolean consistent) {
    this.segments = segments;
    this.consistent = consistent;
  }

  public Relation apply(Relation relation) {
    if (relation instanceof Relation.StoredTable table) {
      return choose(table, 0);
    } else if (relation instanceof Relation.Filter filter) {
      return new Relation.Filter(apply(filter.input()), filter.predicate());
    } else if (relation instanceof Relation.Project project) {
      return new Relation.Project(apply(project.input()), project.computed());
    } else if (relation instanceof Relation.Join join) {
      return new Relation.Join(
          apply(join.left()), apply(join.right()), join.kind(), join.conditions());
    } else if (relation instanceof Relation.Aggregate aggregate) {
      return new Relation.Aggregate(apply(aggregate.input()), aggregate.keys(), aggregate.calls());
    } else if (relation instanceof Relation.Sort sort) {
      return new Relation.Sort(apply(sort.input()), sort.keys());
    } else if (relation instanceof Relation.Limit limit) {
      return new Relation.Limit(applyUnderLimit(limit), limit.limit(), limit.offset());
    } else if (relation instanceof Relation.Distinct distinct) {
      return new Relation.Distinct(apply(distinct.input()));
    } else if (relation instanceof Relation.Combine combine) {
      return new Relation.Combine(
          combine.operation(), apply(combine.left()), apply(combine.right()), combine.output());
    }
    return relation;
  }

  /** A limit that is known and has nothing but projections below it bounds the read too. */
  private Relation applyUnderLimit(Relation.Limit limit) {
    long rows = constant(limit.limit());
    long offset = limit.offset() == null ? 0 : constant(limit.offset());
    if (rows < 0 || offset < 0) {
      return apply(limit.input());
    }
    if (limit.input() instanceof Relation.Project project
        && project.input() instanceof Relation.StoredTable table) {
      return new Relation.Project(choose(table, rows + offset), project.computed());
    }
    return limit.input() instanceof Relation.StoredTable table
        ? choose(table, rows + offset)
        : apply(limit.input());
  }

  private static long constant(@Nullable Bound expression) {
    return expression instanceof Bound.Constant constant
            && constant.value() instanceof IntegerValue whole
        ? whole.value()
        : -1;
  }

  private Relation choose(Relation.StoredTable relation, long limit) {
    TableShape table = relation.table().shape();
    List<Bound> left = new ArrayList<>(relation.predicates());
    PathTemplate path = path(table, left);
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
      Optional<FilterTemplate> filter = askable(predicate, table, path);
      values += filter.isPresent() ? operands(predicate) : 0;
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
    List<String> columns = relation.output().stream().map(Field::name).toList();
    FilterTemplate filter =
        switch (filters.size()) {
          case 0 -> null;
          case 1 -> filters.get(0);
          default -> new FilterTemplate.And(List.copyOf(filters));
        };
    ReadTemplate template =
        new ReadTemplate(table, columns, path, filter, consistent, residual.isEmpty() ? limit : 0);
    return PushPredicates.filtered(
        new Relation.PlannedRead(
            relation.table(), relation.alias(), relation.output(), template, List.copyOf(answered)),
        residual);
  }

  /** DynamoDB does not filter a Query by the keys of what it queries. */
  private static Optional<FilterTemplate> askable(
      Bound predicate, TableShape table, PathTemplate path) {
    boolean refused =
        path instanceof PathTemplate.Partition
            && predicate.fields().stream().anyMatch(field -> table.isKey(field.name()));
    return refused ? Optional.empty() : ServerPredicates.of(predicate);
  }

  /** How many values a predicate compares with. */
  private static int operands(Bound predicate) {
    return predicate.isFixed()
        ? 1
        : predicate.children().stream().mapToInt(ChooseAccess::operands).sum();
  }

  private static boolean readsCiphertext(Bound predicate) {
    return predicate.fields().stream()
        .anyMatch(field -> field.origin() != null && field.origin().column().isEncrypted());
  }

  /** The path; the predicates it answers are taken out of {@code predicates}. */
  private PathTemplate path(TableShape table, List<Bound> predicates) {
    ColumnDefinition partition = table.column(table.partitionKey());
    KeyEquality partitions = KeyEquality.find(partition, predicates);
    if (partitions == null) {
      return new PathTemplate.Scan(segments(table));
    }
    if (table.sortKey() == null) {
      predicates.remove(partitions.predicate());
      return new PathTemplate.Lookup(partitions.operands(), List.of());
    }
    ColumnDefinition sort = table.column(table.sortKey());
    predicates.remove(partitions.predicate());
    KeyEquality sorts = KeyEquality.find(sort, predicates);
    if (sorts != null) {
      predicates.remove(sorts.predicate());
      return new PathTemplate.Lookup(partitions.operands(), sorts.operands());
    }
    return new PathTemplate.Partition(
        partitions.operands(), range(sort, predicates), QueryPath.Order.ANY);
  }

  private int segments(TableShape table) {
    boolean small = table.itemCount() > 0 && table.itemCount() < 1000;
    return small ? 1 : segments;
  }

  /** A condition on the sort key that Query takes; its predicate is taken out. */
  private static PathTemplate.@Nullable SortTemplate range(
      ColumnDefinition sort, List<Bound> predicates) {
    if (!ServerPredicates.hasServerOrder(sort)) {
      return null;
    }
    for (Bound predicate : predicates) {
      PathTemplate.SortTemplate template = range(sort, predicate);
      if (template != null) {
        predicates.remove(predicate);
        return template;
      }
    }
    return null;
  }

  private static PathTemplate.@Nullable SortTemplate range(ColumnDefinition sort, Bound predicate) {
    if (predicate instanceof Bound.Comparison comparison) {
      boolean straight = sort.equals(ServerPredicates.column(comparison.left()));
      Bound other = straight ? comparison.right() : comparison.left();
      ComparisonOperator operator =
          straight ? comparison.operator() : comparison.operator().mirrored();
      boolean fits = straight || sort.equals(ServerPredicates.column(comparison.right()));
      return fits && other.isFixed() && operator != ComparisonOperator.NOT_EQUAL
          ? new PathTemplate.SortTemplate(
              SortCondition.Operator.valueOf(operator.name()), new Operand(other, sort), null)
          : null;
    } else if (predicate instanceof Bound.Between between
        && sort.equals(ServerPredicates.column(between.operand()))
        && between.low().isFixed()
        && between.high().isFixed()) {
      return new PathTemplate.SortTemplate(
          SortCondition.Operator.BETWEEN,
          new Operand(between.low(), sort),
          new Operand(between.high(), sort));
    } else if (predicate instanceof Bound.Like like
        && sort.equals(ServerPredicates.column(like.operand()))
        && like.escape() == null
        && like.pattern() instanceof Bound.Constant constant
        && constant.value() instanceof StringValue pattern
        && ServerPredicates.isPrefix(pattern.value())) {
      return new PathTemplate.SortTemplate(
          SortCondition.Operator.BEGINS_WITH,
          ServerPredicates.prefix(constant, pattern, sort),
          null);
    }
    return null;
  }
}
