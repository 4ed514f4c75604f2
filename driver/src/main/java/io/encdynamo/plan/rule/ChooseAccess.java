package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.plan.access.FilterTemplate;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.IntegerValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each table its access path: a look-up where the full primary key is given, a Query where
 * the partition key is, or that of an index which holds all that is needed, else a Scan; with it
 * what DynamoDB is to filter by. What it cannot answer stays above the read. Predicates on
 * encrypted columns are answered here once more, because bytes stand for values only after they are
 * authenticated.
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
      return choose(table, 0, null, outer);
    } else if (inner instanceof Relation.LookUp lookUp
        && lookUp.input() instanceof Source.StoredTable table) {
      return choose(table, 0, lookUp, outer);
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
      return new Relation.Project(choose(table, rows + offset, null, outer), project.computed());
    }
    return known
            && limit.input() instanceof Source.StoredTable table
            && !table.anyExpression(Bound::hasNested)
        ? choose(table, rows + offset, null, outer)
        : apply(limit.input(), outer);
  }

  private static long constant(@Nullable Bound expression) {
    return expression instanceof Atom.Constant constant
            && constant.value() instanceof IntegerValue whole
        ? whole.value()
        : -1;
  }

  /**
   * @param limit the most rows that are wanted; 0 for all
   * @param wanted what a Scan is to be spared by, if there are keys to look up; null for nothing
   */
  private Relation choose(
      Source.StoredTable relation,
      long limit,
      Relation.@Nullable LookUp wanted,
      @Nullable ExpressionCompiler outer) {
    TableShape table = relation.table().shape();
    Operands operands = new Operands(relation.fields(), outer);
    ServerPredicates server = new ServerPredicates(operands);
    List<Bound> left = new ArrayList<>(relation.predicates());
    PathTemplate path = path(relation, left, operands);
    // A look-up takes no filter; a write of the item takes it as its condition.
    Relation.LookUp lookUp = path instanceof PathTemplate.Scan ? wanted : null;
    boolean unfiltered = lookUp != null || path instanceof PathTemplate.Lookup;
    List<Bound> answered = new ArrayList<>(relation.predicates());
    answered.removeAll(left);
    List<Bound> residual = new ArrayList<>();
    List<FilterTemplate> filters = new ArrayList<>();
    for (Bound predicate : answered) {
      if (readsCiphertext(predicate) || (indexed(path) && isForWrite(relation))) {
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
    Source planned =
        new Source.PlannedRead(
            relation.table(),
            relation.alias(),
            relation.fields(),
            output,
            template,
            List.copyOf(answered));
    return PushPredicates.filtered(
        lookUp == null ? planned : lookUp.withInputs(List.of(planned)), residual);
  }

  /** DynamoDB does not filter a Query by the keys of what it queries. */
  private static Optional<FilterTemplate> askable(
      Bound predicate, TableShape table, PathTemplate path, ServerPredicates server) {
    boolean refused =
        path instanceof PathTemplate.Partition query
            && predicate.fields().stream().anyMatch(field -> isKey(field.name(), query, table));
    return refused ? Optional.empty() : server.of(predicate);
  }

  private static boolean isKey(String column, PathTemplate.Partition query, TableShape table) {
    String name = query.index();
    IndexDefinition index = name == null ? null : table.index(name);
    return index == null ? table.isKey(column) : index.isKey(column);
  }

  private static boolean indexed(PathTemplate path) {
    return path instanceof PathTemplate.Partition query && query.index() != null;
  }

  /**
   * Whether the items are to be written. Unlike the table's key, that of an index may have changed
   * when an item is read once more, by the table's key.
   */
  private static boolean isForWrite(Source.StoredTable relation) {
    return relation.output().stream().anyMatch(field -> field.name().equals(Read.ROW));
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
  private PathTemplate path(
      Source.StoredTable relation, List<Bound> predicates, Operands operands) {
    TableShape table = relation.table().shape();
    IndexPaths indexes = new IndexPaths(table, relation.fields(), operands, consistent);
    IndexDefinition named = relation.table().index();
    if (named != null) {
      IndexPaths.Found query = indexes.query(named, predicates);
      return query == null
          ? new PathTemplate.Scan(named.name(), segments(table))
          : taken(query, predicates);
    }
    KeyEquality partitions =
        KeyEquality.find(table.column(table.partitionKey()), predicates, operands);
    if (partitions == null) {
      IndexPaths.Found query = indexes.best(predicates, needed(relation));
      return query == null
          ? new PathTemplate.Scan(null, segments(table))
          : taken(query, predicates);
    }
    List<Bound> all = List.copyOf(predicates);
    predicates.remove(partitions.predicate());
    if (table.sortKey() == null) {
      return new PathTemplate.Lookup(partitions.operands(), List.of());
    }
    ColumnDefinition sort = table.column(table.sortKey());
    KeyEquality sorts = KeyEquality.find(sort, predicates, operands);
    if (sorts != null) {
      predicates.remove(sorts.predicate());
      return new PathTemplate.Lookup(partitions.operands(), sorts.operands());
    }
    PathTemplate.SortTemplate range = SortRange.find(sort, predicates, operands);
    IndexPaths.Found query = range == null ? indexes.best(all, needed(relation)) : null;
    if (query != null && query.path().sort() != null) {
      predicates.add(partitions.predicate());
      return taken(query, predicates);
    }
    return new PathTemplate.Partition(null, partitions.operands(), range, QueryPath.Order.ANY);
  }

  private static PathTemplate taken(IndexPaths.Found query, List<Bound> predicates) {
    predicates.removeAll(query.answered());
    return query.path();
  }

  /** The columns that are given or looked into, wherever. */
  private static Set<Field> needed(Source.StoredTable relation) {
    Set<Field> needed = new LinkedHashSet<>(relation.output());
    relation.predicates().forEach(predicate -> needed.addAll(predicate.fields()));
    needed.retainAll(Set.copyOf(relation.fields()));
    return needed;
  }

  private int segments(TableShape table) {
    boolean small = table.itemCount() > 0 && table.itemCount() < 1000;
    return small ? 1 : segments;
  }
}
