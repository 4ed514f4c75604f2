package io.encdynamo.plan.compile;

import io.encdynamo.dynamo.access.Read;
import io.encdynamo.engine.Execution;
import io.encdynamo.plan.relation.TableSource;
import io.encdynamo.value.RowCursor;

/** What a running plan asks of the session: the leaves' rows, and the engine's execution. */
public interface Environment {

  Execution execution();

  /** The items of a DynamoDB table, as rows of the columns asked for. */
  RowCursor read(Read read);

  /** The rows of a table that the driver answers by itself: all its columns, in order. */
  RowCursor virtual(TableSource.Virtual table);
}
