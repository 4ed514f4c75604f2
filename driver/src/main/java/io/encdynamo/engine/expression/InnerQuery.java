package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Held;
import io.encdynamo.engine.Opener;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query inside an expression: run once for the statement, once for each combination
 * of the values that it reads of the rows around it, or for each row. An identity: what was read is
 * kept under it.
 */
public final class InnerQuery {
  private final Opener opener;
  private final @Nullable List<Evaluator> around;

  /** What is made of the rows of a query. */
  @FunctionalInterface
  interface Reading<T> {
    /**
     * Reads the rows, to their end or not.
     *
     * @param held is told what is held of them
     */
    T read(RowCursor rows, Held held, Execution execution);
  }

  private InnerQuery(Opener opener, @Nullable List<Evaluator> around) {
    this.opener = opener;
    this.around = around;
  }

  /**
   * A query that gives the same rows for the same values around it.
   *
   * @param around gives those values; empty if it reads none
   */
  public static InnerQuery of(Opener opener, List<Evaluator> around) {
    return new InnerQuery(opener, List.copyOf(around));
  }

  /** A query that may give other rows each time. */
  public static InnerQuery changing(Opener opener) {
    return new InnerQuery(opener, null);
  }

  /**
   * What a reading makes of the rows for one row around; the same reading each time.
   *
   * @param who what the error past the memory limit calls whoever reads
   */
  <T> T read(String who, Value[] row, Execution execution, Reading<T> reading) {
    List<Evaluator> values = around;
    if (values == null) {
      return readNow(who, row, execution, reading);
    } else if (values.isEmpty()) {
      return execution.memo(this, () -> readOnce(who, row, execution, reading));
    }
    Memo<T> memo = execution.memo(this, Memo<T>::new);
    List<Value> key = new ArrayList<>(values.size());
    for (Evaluator value : values) {
      key.add(value.evaluate(row, execution).force());
    }
    return memo.get(key, execution, () -> readNow(who, row, execution, reading));
  }

  /** What is read is soon let go of, or charged by whoever keeps it. */
  private <T> T readNow(String who, Value[] row, Execution execution, Reading<T> reading) {
    try (Held held = new Held(who, execution.memory())) {
      return read(held, row, execution, reading);
    }
  }

  /** What is read is held until the statement ends. */
  private <T> T readOnce(String who, Value[] row, Execution execution, Reading<T> reading) {
    Held held = new Held(who, execution.memory());
    try {
      return read(held, row, execution, reading);
    } catch (RuntimeException failure) {
      held.close();
      throw failure;
    }
  }

  private <T> T read(Held held, Value[] row, Execution execution, Reading<T> reading) {
    execution.signal().check();
    try (RowCursor cursor = opener.open(execution.nested(row))) {
      return reading.read(cursor, held, execution);
    }
  }
}
