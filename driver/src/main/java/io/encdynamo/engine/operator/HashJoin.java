package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A join by equality: the candidates are the right rows with the same key. */
final class HashJoin extends Join {
  private static final long BYTES_PER_ROW = 24;

  private final Evaluator[] leftKeys;
  private final Evaluator[] rightKeys;
  private final TupleIndex index;
  private final Chains chains = new Chains();
  private final Value[] key;

  HashJoin(
      JoinKind kind,
      RowCursor left,
      RowCursor right,
      int leftWidth,
      int rightWidth,
      List<Evaluator> leftKeys,
      List<Evaluator> rightKeys,
      @Nullable Evaluator residual,
      Execution execution) {
    super("JOIN", kind, left, right, leftWidth, rightWidth, residual, execution);
    this.leftKeys = leftKeys.toArray(Evaluator[]::new);
    this.rightKeys = rightKeys.toArray(Evaluator[]::new);
    this.index = new TupleIndex(this.leftKeys.length);
    this.key = new Value[this.leftKeys.length];
  }

  @Override
  long add(Value[] rightRow) {
    // An absent key equals nothing; the row can only come out without a partner.
    if (!evaluate(rightKeys, rightRow)) {
      return ValueSize.of(rightRow);
    }
    chains.add(index.add(key), rightRows.size() - 1);
    return ValueSize.of(rightRow) + BYTES_PER_ROW + 8L * key.length;
  }

  @Override
  int first(Value[] leftRow) {
    if (!evaluate(leftKeys, leftRow)) {
      return NONE;
    }
    int number = index.find(key);
    return number < 0 ? NONE : chains.first(number);
  }

  @Override
  int after(int rightRow) {
    return chains.after(rightRow);
  }

  /** Puts the key of a row into {@link #key}; false if a part of it is absent. */
  private boolean evaluate(Evaluator[] expressions, Value[] row) {
    for (int i = 0; i < expressions.length; i++) {
      Value value = expressions[i].evaluate(row, execution).force();
      if (value.isAbsent()) {
        return false;
      }
      key[i] = value;
    }
    return true;
  }
}
