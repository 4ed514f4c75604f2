package io.encdynamo.dynamo.access;

import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Query on the table or one of its indexes.
 *
 * @param index null for the table itself
 * @param partitions values of the partition key, at least one; equal ones are read once
 * @param sort the condition on the sort key; null for none
 */
public record QueryPath(
    @Nullable String index, List<Value> partitions, @Nullable SortCondition sort, Order order)
    implements AccessPath {

  /** In which order the rows come. */
  public enum Order {
    /** In any; several partitions are read at the same time. */
    ANY,
    /** Partition after partition as given, within each by ascending sort key. */
    ASCENDING,
    /** Partition after partition as given, within each by descending sort key. */
    DESCENDING
  }

  public QueryPath {
    partitions = List.copyOf(partitions);
    if (partitions.isEmpty()) {
      throw new IllegalArgumentException("A query names a partition");
    }
  }
}
