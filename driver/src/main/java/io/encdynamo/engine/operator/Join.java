package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What joins have in common: they stream the left side and ask for each left row's candidates among
 * the right rows. The result follows the left side; right rows without a partner come last.
 */
abstract class Join extends Operator {
  /** No further candidate. */
  static final int NONE = Chains.NONE;

  private final JoinKind kind;
  private final RowCursor left;
  private final RowCursor right;
  private final int leftWidth;
  private final int rightWidth;
  private final @Nullable Evaluator condition;
  private final Holding holding;

  /** The rows of the right side. */
  final List<Value[]> rightRows = new ArrayList<>();

  /** Right rows that found a partner, where that matters. */
  private final BitSet matched = new BitSet();

  private boolean built;
  private Value @Nullable [] leftRow;
  private int candidate = NONE;
  private boolean leftMatched;
  private int rest;

  Join(
      String name,
      JoinKind kind,
      RowCursor left,
      RowCursor right,
      int leftWidth,
      int rightWidth,
      @Nullable Evaluator condition,
      Execution execution) {
    super(execution, left, right);
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.leftWidth = leftWidth;
    this.rightWidth = rightWidth;
    this.condition = condition;
    this.holding = new Holding(name, execution.memory());
  }

  /** Takes a right row in; it is the last of {@link #rightRows}. Returns the bytes it takes. */
  abstract long add(Value[] rightRow);

  /** The first right row that may be a partner, or NONE. */
  abstract int first(Value[] leftRow);

  /** The next right row after one that may be a partner, or NONE. */
  abstract int after(int rightRow);

  @Override
  public final Value @Nullable [] next() {
    if (!built) {
      build();
      built = true;
    }
    while (true) {
      Value[] current = leftRow;
      if (current == null) {
        current = isFinished() ? null : left.next();
        if (current == null) {
          return nextUnmatchedRight();
        }
        leftRow = current;
        leftMatched = false;
        candidate = first(current);
      }
      Value[] result =
          kind == JoinKind.SEMI || kind == JoinKind.ANTI ? test(current) : pair(current);
      if (result != null) {
        return result;
      }
    }
  }

  private void build() {
    for (Value[] row = right.next(); row != null; row = right.next()) {
      tick();
      rightRows.add(row);
      holding.add(add(row));
    }
    right.close();
  }

  /** Without right rows an inner join need not read the left side. */
  private boolean isFinished() {
    return rightRows.isEmpty()
        && (kind == JoinKind.INNER || kind == JoinKind.SEMI || kind == JoinKind.RIGHT);
  }

  /** The next row for this left row; null if there is none, and the next left row's turn. */
  private Value @Nullable [] pair(Value[] current) {
    while (candidate != NONE) {
      tick();
      int partner = candidate;
      candidate = after(partner);
      Value[] row = combine(current, rightRows.get(partner));
      if (condition == null || condition.isTrue(row, execution)) {
        leftMatched = true;
        if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
          matched.set(partner);
        }
        return row;
      }
    }
    leftRow = null;
    tick();
    boolean keeps = kind == JoinKind.LEFT || kind == JoinKind.FULL;
    return keeps && !leftMatched ? combine(current, nulls(rightWidth)) : null;
  }

  /** This left row, if it has a partner, or has none, as the kind says. */
  private Value @Nullable [] test(Value[] current) {
    boolean found = false;
    for (; candidate != NONE && !found; candidate = after(candidate)) {
      tick();
      found =
          condition == null
              || condition.isTrue(combine(current, rightRows.get(candidate)), execution);
    }
    leftRow = null;
    tick();
    return found == (kind == JoinKind.SEMI) ? current : null;
  }

  private Value @Nullable [] nextUnmatchedRight() {
    if (kind != JoinKind.RIGHT && kind != JoinKind.FULL) {
      return null;
    }
    int partnerless = matched.nextClearBit(rest);
    if (partnerless >= rightRows.size()) {
      return null;
    }
    rest = partnerless + 1;
    tick();
    return combine(nulls(leftWidth), rightRows.get(partnerless));
  }

  private Value[] combine(Value[] leftPart, Value[] rightPart) {
    Value[] row = Arrays.copyOf(leftPart, leftWidth + rightWidth);
    System.arraycopy(rightPart, 0, row, leftWidth, rightWidth);
    return row;
  }

  static Value[] nulls(int width) {
    Value[] row = new Value[width];
    Arrays.fill(row, NullValue.NULL);
    return row;
  }

  @Override
  public void close() {
    holding.close();
    super.close();
  }
}
