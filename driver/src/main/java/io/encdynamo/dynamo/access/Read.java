package io.encdynamo.dynamo.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read of one table. Its rows have one slot for each wanted column, in their order.
 *
 * @param columns names of columns, {@link #ITEM} or {@link #ROW}; with none at all DynamoDB only
 *     counts, and as many empty rows come
 * @param filter what DynamoDB is to filter by; null for nothing
 * @param consistent strongly consistent; not for a global index
 * @param limit the most rows wanted; 0 for all
 */
public record Read(
    TableShape table,
    List<String> columns,
    AccessPath path,
    @Nullable ServerFilter filter,
    boolean consistent,
    long limit) {

  /** The pseudo column that is the whole item, as a struct. */
  public static final String ITEM = "$item";

  /** The pseudo column that is a {@link StoredRow}: what was fetched of the item, its key in it. */
  public static final String ROW = "$row";

  public Read {
    columns = List.copyOf(columns);
  }
}
