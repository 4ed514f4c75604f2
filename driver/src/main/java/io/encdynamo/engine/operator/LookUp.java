package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a leaf that are wanted by joins above. They have read what they hold before. */
final class LookUp implements RowCursor {
  private final Leaf leaf;
  private final List<WantedKeys> wanted;
  private final Execution execution;

  /** Null before the first row is asked for; another thread may close it. */
  private volatile @Nullable RowCursor rows;

  private boolean closed;

  LookUp(Leaf leaf, List<WantedKeys> wanted, Execution execution) {
    this.leaf = leaf;
    this.wanted = wanted;
    this.execution = execution;
  }

  @Override
  public Value @Nullable [] next() {
    RowCursor open = rows;
    return open == null ? open().next() : open.next();
  }

  private synchronized RowCursor open() {
    RowCursor open = closed ? new ListCursor(List.of()) : execution.leaf(leaf, wanted);
    rows = open;
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    RowCursor open = rows;
    if (open != null) {
      open.close();
    }
  }
}
