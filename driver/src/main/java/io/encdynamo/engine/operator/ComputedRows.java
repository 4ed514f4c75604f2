package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VALUES: rows computed from constants and parameters. */
final class ComputedRows extends Operator {
  private static final Value[] NO_ROW = {};

  private final Iterator<List<Evaluator>> rows;

  ComputedRows(List<List<Evaluator>> rows, Execution execution) {
    super(execution);
    this.rows = rows.iterator();
  }

  @Override
  public Value @Nullable [] next() {
    if (!rows.hasNext()) {
      return null;
    }
    tick();
    List<Evaluator> expressions = rows.next();
    Value[] row = new Value[expressions.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = expressions.get(i).evaluate(NO_ROW, execution);
    }
    return row;
  }
}
