package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What joins have in common: they hold the right side, stream the left one, and ask for each left
 * row's candidates among the right rows. The result follows the left side; right rows without a
 * partner come last.
 *
 * <p>If the right side does not fit into memory, the join splits both sides, or else holds one
 * chunk of the right side after the other and reads the left side again for each. The order is gone
 * then.
 */
abstract class Join extends Operator {
  /** No further candidate. */
  static final int NONE = Chains.NONE;

  private final Pairing pairing;
  private final JoinKind kind;
  private final RowCursor left;
  private final RowCursor right;
  private final @Nullable Evaluator condition;
  private final Value[] scratch;
  private final long bytesPerRow;
  private final Holding holding;

  /** The rows of the right side, or of the present chunk of it. */
  final List<Value[]> rightRows = new ArrayList<>();

  /** Right rows that found a partner, where that matters. */
  private final BitSet matched = new BitSet();

  /** The join of the split sides, if it came to that; another thread may close it. */
  private volatile @Nullable RowCursor parts;

  /** The left rows, if there are several chunks. */
  private @Nullable RepeatedRows repeated;

  /** The first right row of the next chunk; null in the last one. */
  private Value @Nullable [] pending;

  private boolean built;
  private Value @Nullable [] leftRow;
  private int candidate = NONE;
  private boolean leftMatched;
  private int rest;

  Join(
      Pairing pairing,
      RowCursor left,
      RowCursor right,
      @Nullable Evaluator condition,
      long bytesPerRow,
      Execution execution) {
    super(execution, left, right);
    this.pairing = pairing;
    this.kind = pairing.kind();
    this.left = left;
    this.right = right;
    this.condition = condition;
    this.scratch = pairing.scratch();
    this.bytesPerRow = bytesPerRow;
    this.holding = new Holding("JOIN", execution.memory());
  }

  /** Takes a right row in; it is the last of {@link #rightRows}. */
  abstract void add(Value[] rightRow);

  /** Is told that all right rows were taken in. */
  abstract void built();

  /** Forgets the right rows. */
  abstract void clear();

  /** The join of both sides in parts, or null if that does not help. */
  abstract @Nullable PartitionedPair split(RowCursor leftSide, RowCursor rightSide);

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
    RowCursor split = parts;
    if (split != null) {
      return split.next();
    }
    while (true) {
      Value[] current = leftRow;
      if (current == null) {
        current = isFinished() ? null : nextLeft();
        if (current == null) {
          Value[] unmatched = nextUnmatchedRight();
          if (unmatched != null || !nextChunk()) {
            return unmatched;
          }
          continue;
        }
        leftRow = current;
        leftMatched = repeated != null && repeated.isMatched();
      }
      Value[] result = kind.givesRight() ? pair(current) : test(current);
      if (result != null) {
        return result;
      }
    }
  }

  private void build() {
    hold();
    Value[] refused = pending;
    if (refused == null) {
      built();
      return;
    }
    rightRows.add(refused);
    RowCursor all = new UnionAll(new ListCursor(rightRows), right, execution);
    PartitionedPair split = split(left, all);
    if (split != null) {
      parts = split;
      split.splitRight();
      clear();
      rightRows.clear();
      holding.clear();
    } else {
      rightRows.remove(rightRows.size() - 1);
      repeated = new RepeatedRows(left, holding.spill(), execution);
    }
  }

  /** Reads right rows as long as they fit into memory; the one that does not waits. */
  private void hold() {
    Value[] row = pending;
    pending = null;
    if (row != null) {
      holding.add(ValueSize.of(row) + bytesPerRow);
      rightRows.add(row);
      add(row);
    }
    for (row = right.next(); row != null; row = right.next()) {
      tick();
      if (!holding.tryAdd(ValueSize.of(row) + bytesPerRow)) {
        pending = row;
        return;
      }
      rightRows.add(row);
      add(row);
    }
    right.close();
  }

  private boolean nextChunk() {
    RepeatedRows leftRows = repeated;
    if (pending == null || leftRows == null) {
      return false;
    }
    clear();
    rightRows.clear();
    matched.clear();
    rest = 0;
    holding.clear();
    hold();
    leftRows.again();
    return true;
  }

  /** The next left row that matters, with its first candidate. */
  private Value @Nullable [] nextLeft() {
    boolean keeps = kind.keepsLeft();
    RepeatedRows again = repeated;
    while (true) {
      Value[] row = again == null ? left.next() : again.next();
      if (row == null) {
        return null;
      }
      int partner = first(row);
      if (partner != NONE || keeps) {
        candidate = partner;
        return row;
      }
      tick();
    }
  }

  /** Without right rows an inner join need not read the left side. */
  private boolean isFinished() {
    return rightRows.isEmpty() && !kind.keepsLeft();
  }

  private void match() {
    leftMatched = true;
    if (repeated != null) {
      repeated.match();
    }
  }

  /** The next row for this left row; null if there is none, and the next left row's turn. */
  private Value @Nullable [] pair(Value[] current) {
    while (candidate != NONE) {
      tick();
      int partner = candidate;
      candidate = after(partner);
      // A right row that comes out by itself does so once.
      if ((kind.givesLeft() || !matched.get(partner)) && fits(current, partner)) {
        match();
        if (kind.keepsRight() || !kind.givesLeft()) {
          matched.set(partner);
        }
        if (kind != JoinKind.RIGHT_ANTI) {
          return pairing.row(current, rightRows.get(partner));
        }
      }
    }
    leftRow = null;
    tick();
    return kind.keepsLeft() && !leftMatched && pending == null ? pairing.row(current, null) : null;
  }

  private boolean fits(Value[] current, int partner) {
    return condition == null
        || condition.isTrue(pairing.both(current, rightRows.get(partner), scratch), execution);
  }

  /** This left row, if it has a partner, or has none, as the kind says. */
  private Value @Nullable [] test(Value[] current) {
    boolean known = leftMatched;
    for (; candidate != NONE && !leftMatched; candidate = after(candidate)) {
      tick();
      if (fits(current, candidate)) {
        match();
      }
    }
    leftRow = null;
    tick();
    boolean passes =
        kind == JoinKind.SEMI ? leftMatched && !known : !leftMatched && pending == null;
    return passes ? pairing.row(current, null) : null;
  }

  private Value @Nullable [] nextUnmatchedRight() {
    if (!kind.keepsRight()) {
      return null;
    }
    int partnerless = matched.nextClearBit(rest);
    if (partnerless >= rightRows.size()) {
      return null;
    }
    rest = partnerless + 1;
    tick();
    return pairing.row(null, rightRows.get(partnerless));
  }

  @Override
  public void close() {
    RowCursor split = parts;
    if (split != null) {
      split.close();
    }
    holding.close();
    super.close();
  }
}
