package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NOT IN: the left rows whose operand is surely none of the candidates (SQL:2016 part 2, 8.4). The
 * candidates of a left row are those of the right rows with the same keys. One that is absent may
 * be anything, and so may an absent operand; no candidates at all let any operand through.
 */
final class NullAwareAntiJoin extends Operator {
  private static final long BYTES_PER_ROW = 40;

  private final RowCursor left;
  private final RowCursor right;
  private final Evaluator[] leftKeys;
  private final Evaluator[] rightKeys;
  private final Evaluator operand;
  private final Evaluator candidate;
  private final @Nullable Evaluator residual;
  private final int leftWidth;
  private final int rightWidth;
  private final Holding holding;

  private final TupleIndex groups;
  private final TupleIndex candidates;

  /** The right rows with the same keys: all, those with the same candidate, those without one. */
  private final Chains all = new Chains();

  private final Chains equal = new Chains();
  private final Chains absent = new Chains();
  private Value[][] rightRows = new Value[16][];
  private int size;
  private boolean built;

  NullAwareAntiJoin(
      RowCursor left,
      RowCursor right,
      int leftWidth,
      int rightWidth,
      List<Evaluator> leftKeys,
      List<Evaluator> rightKeys,
      Evaluator operand,
      Evaluator candidate,
      @Nullable Evaluator residual,
      Execution execution) {
    super(execution, left, right);
    this.left = left;
    this.right = right;
    this.leftWidth = leftWidth;
    this.rightWidth = rightWidth;
    this.leftKeys = leftKeys.toArray(Evaluator[]::new);
    this.rightKeys = rightKeys.toArray(Evaluator[]::new);
    this.operand = operand;
    this.candidate = candidate;
    this.residual = residual;
    this.holding = new Holding("NOT IN", execution.memory());
    this.groups = new TupleIndex(leftKeys.size(), execution.signal());
    this.candidates = new TupleIndex(leftKeys.size() + 1, execution.signal());
  }

  @Override
  public Value @Nullable [] next() {
    if (!built) {
      build();
      built = true;
    }
    for (Value[] row = left.next(); row != null; row = left.next()) {
      tick();
      if (passes(row)) {
        return row;
      }
    }
    return null;
  }

  private void build() {
    Value[] key = new Value[rightKeys.length];
    for (Value[] row = right.next(); row != null; row = right.next()) {
      tick();
      if (evaluate(rightKeys, row, key)) {
        add(row, key, candidate.evaluate(row, execution).force());
      }
    }
    right.close();
  }

  private void add(Value[] row, Value[] key, Value value) {
    holding.add((residual == null ? 0 : ValueSize.of(row)) + ValueSize.of(key) + BYTES_PER_ROW);
    if (size == rightRows.length) {
      rightRows = Arrays.copyOf(rightRows, 2 * size);
    }
    // Without a residual predicate nobody looks at the row again.
    rightRows[size] = residual == null ? key : row;
    int group = groups.add(key);
    all.add(group, size);
    if (value.isAbsent()) {
      absent.add(group, size);
    } else {
      equal.add(candidates.add(with(key, value)), size);
    }
    size++;
  }

  private boolean passes(Value[] row) {
    Value[] key = new Value[leftKeys.length];
    if (!evaluate(leftKeys, row, key)) {
      return true;
    }
    int group = groups.find(key);
    if (group < 0) {
      return true;
    }
    Value value = operand.evaluate(row, execution).force();
    if (value.isAbsent()) {
      return !anyFits(row, all, group);
    }
    int same = candidates.find(with(key, value));
    return !(same >= 0 && anyFits(row, equal, same)) && !anyFits(row, absent, group);
  }

  private boolean anyFits(Value[] row, Chains rows, int key) {
    for (int each = rows.first(key); each != Chains.NONE; each = rows.after(each)) {
      tick();
      if (residual == null || residual.isTrue(both(row, rightRows[each]), execution)) {
        return true;
      }
    }
    return false;
  }

  private Value[] both(Value[] leftRow, Value[] rightRow) {
    Value[] row = Arrays.copyOf(leftRow, leftWidth + rightWidth);
    System.arraycopy(rightRow, 0, row, leftWidth, rightWidth);
    return row;
  }

  private static Value[] with(Value[] key, Value value) {
    Value[] tuple = Arrays.copyOf(key, key.length + 1);
    tuple[key.length] = value;
    return tuple;
  }

  /** Computes a key; false if a part of it is absent, and so equal to nothing. */
  private boolean evaluate(Evaluator[] expressions, Value[] row, Value[] key) {
    for (int i = 0; i < key.length; i++) {
      key[i] = expressions[i].evaluate(row, execution).force();
      if (key[i].isAbsent()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
