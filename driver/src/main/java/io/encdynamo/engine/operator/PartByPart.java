package io.encdynamo.engine.operator;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows that wait on disk, split by a key, until an operator looks at them part by part. */
final class PartByPart implements AutoCloseable {
  private final Partitions parts;
  private final UnaryOperator<RowCursor> operator;
  private final Holding holding;
  private boolean sealed;
  private int part;

  /** What the operator makes of the present part; another thread may close it. */
  private volatile @Nullable RowCursor current;

  /**
   * Has no rows yet.
   *
   * @param name what the error past the memory limit calls the operator
   * @param level how often the rows were split before
   */
  PartByPart(String name, int level, UnaryOperator<RowCursor> operator, Execution execution) {
    this.holding = new Holding(name, execution.memory());
    this.parts = new Partitions(holding.streams(Partitions.MOST), level, holding);
    this.operator = operator;
  }

  void add(Value[] key, Value[] row) {
    parts.add(key, row);
  }

  /** The next row that the operator gives, after the last row came. */
  Value @Nullable [] next() {
    if (!sealed) {
      parts.seal();
      sealed = true;
    }
    for (; part < parts.count(); part++) {
      RowCursor rows = current;
      if (rows == null) {
        rows = operator.apply(parts.open(part));
        current = rows;
      }
      Value[] row = rows.next();
      if (row != null) {
        return row;
      }
      rows.close();
      current = null;
      parts.close(part);
    }
    return null;
  }

  @Override
  public void close() {
    RowCursor rows = current;
    if (rows != null) {
      rows.close();
    }
    holding.close();
  }
}
