package io.encdynamo.plan.access;

import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
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
    if (way == null) {
      return null;
    }
    ServerFilter asked = null;
    if (filter != null) {
      Condition condition = filter.instantiate(execution);
      if (condition == Condition.Known.FALSE) {
        return null;
      }
      if (condition instanceof Condition.Asked question) {
        asked = question.filter();
      }
    }
    return new Read(table, columns, way, asked, consistent, limit);
  }
}
