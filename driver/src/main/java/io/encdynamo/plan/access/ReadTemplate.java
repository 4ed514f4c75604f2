package io.encdynamo.plan.access;

import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.WantedKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read of one table, over operands whose values come with each execution.
 *
 * @param columns what its rows have, in order
 * @param filter what DynamoDB answers; null for nothing
 * @param limit the most rows that are wanted, where that is known before; 0 for all
 */
public record ReadTemplate(
    TableShape table,
    List<String> columns,
    PathTemplate path,
    @Nullable FilterTemplate filter,
    boolean consistent,
    long limit)
    implements Leaf {

  /** The read of one execution; null if it can give no row, so that nothing is sent. */
  public @Nullable Read instantiate(Execution execution) {
    AccessPath way = path.instantiate(execution);
    return way == null ? null : on(way, true, execution);
  }

  /**
   * The read of the items that joins above want.
   *
   * @return what reads all of them where that is likely to be less work, or surer
   */
  public Keyed instantiate(List<WantedKeys> wanted, Execution execution) {
    String index = path instanceof PathTemplate.Scan scan ? scan.index() : null;
    AccessPath way = WantedItems.path(table, index, wanted);
    return way == null
        ? new Keyed(instantiate(execution), true)
        : new Keyed(on(way, false, execution), false);
  }

  /**
   * A read that may be one by key.
   *
   * @param read null if it can give no row
   * @param whole whether it is as it would be if nobody wanted only some items
   */
  public record Keyed(@Nullable Read read, boolean whole) {}

  /**
   * @param filtered whether DynamoDB is asked; a look-up takes no filter, nor a Query one by key
   */
  private @Nullable Read on(AccessPath way, boolean filtered, Execution execution) {
    ServerFilter asked = null;
    if (filter != null) {
      Condition condition = filter.instantiate(execution);
      if (condition == Condition.Known.FALSE) {
        return null;
      }
      if (filtered && condition instanceof Condition.Asked question) {
        asked = question.filter();
      }
    }
    return new Read(table, columns, way, asked, consistent, limit);
  }
}
