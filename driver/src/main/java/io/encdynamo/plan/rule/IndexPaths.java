package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries on the secondary indexes of a table. An index lacks the items that lack one of its key
 * columns, so it serves only where the predicates throw those away too.
 */
final class IndexPaths {
  private final TableShape table;
  private final List<Field> fields;
  private final Operands operands;
  private final boolean consistent;

  /**
   * @param fields the columns that the statement names
   * @param consistent whether reads are strongly consistent, which global indexes do not give
   */
  IndexPaths(TableShape table, List<Field> fields, Operands operands, boolean consistent) {
    this.table = table;
    this.fields = fields;
    this.operands = operands;
    this.consistent = consistent;
  }

  /**
   * A Query on an index.
   *
   * @param answered the predicates that it answers
   */
  record Found(PathTemplate.Partition path, List<Bound> answered) {
    boolean isBetterThan(@Nullable Found other) {
      return other == null
          || precision() > other.precision()
          || (precision() == other.precision()
              && path.partitions().size() < other.path.partitions().size());
    }

    /** 2 if the sort key is given, 1 for a range of it, 0 without. */
    private int precision() {
      PathTemplate.SortTemplate sort = path.sort();
      return sort == null ? 0 : sort.operator() == SortCondition.Operator.EQUAL ? 2 : 1;
    }
  }

  /** The best Query that gives all items and all that is needed of them; null if there is none. */
  @Nullable Found best(List<Bound> predicates, Set<Field> needed) {
    Found best = null;
    for (IndexDefinition index : table.indexes()) {
      boolean stale = consistent && index.kind() == IndexDefinition.Kind.GLOBAL;
      if (!stale && needed.stream().allMatch(field -> table.holds(index, field.name()))) {
        Found found = query(index, predicates);
        if (found != null && hasEveryItem(index, found, predicates) && found.isBetterThan(best)) {
          best = found;
        }
      }
    }
    return best;
  }

  /** The Query on one index; null if its partition key is not given. */
  @Nullable Found query(IndexDefinition index, List<Bound> predicates) {
    KeyEquality partitions =
        KeyEquality.find(table.column(index.partitionKey()), predicates, operands);
    if (partitions == null) {
      return null;
    }
    List<Bound> left = new ArrayList<>(predicates);
    left.remove(partitions.predicate());
    PathTemplate.SortTemplate sort = sort(index.sortKey(), left);
    List<Bound> answered = new ArrayList<>(predicates);
    answered.removeAll(left);
    return new Found(
        new PathTemplate.Partition(index.name(), partitions.operands(), sort, QueryPath.Order.ANY),
        answered);
  }

  private PathTemplate.@Nullable SortTemplate sort(@Nullable String sortKey, List<Bound> left) {
    if (sortKey == null) {
      return null;
    }
    ColumnDefinition column = table.column(sortKey);
    KeyEquality equal = KeyEquality.find(column, left, operands);
    if (equal != null && equal.operands().size() == 1) {
      left.remove(equal.predicate());
      return new PathTemplate.SortTemplate(
          SortCondition.Operator.EQUAL, equal.operands().get(0), null);
    }
    return SortRange.find(column, left, operands);
  }

  /** Whether no item that the predicates hold for lacks the index's sort key. */
  private boolean hasEveryItem(IndexDefinition index, Found found, List<Bound> predicates) {
    String sortKey = index.sortKey();
    if (sortKey == null
        || found.path().sort() != null
        || table.isKey(sortKey)
        || table.column(sortKey).notNull()) {
      return true;
    }
    return fields.stream()
        .filter(field -> field.name().equals(sortKey))
        .anyMatch(
            field ->
                predicates.stream()
                    .anyMatch(predicate -> NullRejection.rejects(predicate, Set.of(field))));
  }
}
