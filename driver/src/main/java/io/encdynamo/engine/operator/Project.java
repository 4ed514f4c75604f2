package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column for each expression. What is deferred stays so. */
final class Project extends Operator {
  private final RowCursor child;
  private final Evaluator[] expressions;

  Project(RowCursor child, List<Evaluator> expressions, Execution execution) {
    super(execution, child);
    this.child = child;
    this.expressions = expressions.toArray(Evaluator[]::new);
  }

  @Override
  public Value @Nullable [] next() {
    Value[] row = child.next();
    if (row == null) {
      return null;
    }
    tick();
    Value[] result = new Value[expressions.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = expressions[i].evaluate(row, execution);
    }
    return result;
  }
}
