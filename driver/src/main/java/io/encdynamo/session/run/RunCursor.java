package io.encdynamo.session.run;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/** The rows of a run; closing them ends the run. */
final class RunCursor implements RowCursor {
  private final RowCursor rows;
  private final StatementRun run;

  RunCursor(RowCursor rows, StatementRun run) {
    this.rows = rows;
    this.run = run;
  }

  @Override
  public Value @Nullable [] next() {
    return rows.next();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } finally {
      run.close();
    }
  }
}
