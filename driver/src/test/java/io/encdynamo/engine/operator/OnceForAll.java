package io.encdynamo.engine.operator;

import static io.encdynamo.value.TestValues.row;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.RowSource;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;

/** Rows for whoever asks first; nothing for the others. */
final class OnceForAll implements RowSource {
  private final RowCursor rows;
  private boolean given;

  OnceForAll(RowCursor rows) {
    this.rows = rows;
  }

  RowCursor open(Execution execution) {
    return open(row(), execution);
  }

  @Override
  public RowCursor open(Value[] outer, Execution execution) {
    RowCursor result = given ? Operators.values(List.<Value[]>of()) : rows;
    given = true;
    return result;
  }
}
