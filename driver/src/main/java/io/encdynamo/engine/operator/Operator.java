package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import java.util.List;

/** What operators have in common: they look at the cancel signal, and close what they read from. */
abstract class Operator implements RowCursor {
  /** Rows between two looks at the signal. */
  private static final int ROWS_PER_CHECK = 256;

  final Execution execution;
  private final List<RowCursor> children;
  private int rows;

  Operator(Execution execution, RowCursor... children) {
    this.execution = execution;
    this.children = List.of(children);
  }

  /** To be called for each row, or each pair of rows, that is looked at. */
  final void tick() {
    if (++rows >= ROWS_PER_CHECK) {
      rows = 0;
      execution.signal().check();
    }
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (RowCursor child : children) {
      try {
        child.close();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
