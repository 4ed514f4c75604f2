package io.encdynamo.engine.operator;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a join makes of a left row and a right row: which pairs come out, and of them which columns.
 */
public final class Pairing {
  private final JoinKind kind;
  private final int leftWidth;
  private final int rightWidth;
  private final int[] columns;

  private Pairing(JoinKind kind, int leftWidth, int rightWidth, int[] columns) {
    this.kind = kind;
    this.leftWidth = leftWidth;
    this.rightWidth = rightWidth;
    this.columns = columns;
  }

  /** All columns that the kind of join gives. */
  public static Pairing of(JoinKind kind, int leftWidth, int rightWidth) {
    int from = kind.givesLeft() ? 0 : leftWidth;
    int to = kind.givesRight() ? leftWidth + rightWidth : leftWidth;
    return new Pairing(kind, leftWidth, rightWidth, IntStream.range(from, to).toArray());
  }

  /**
   * Some columns.
   *
   * @param columns their places in left row and right row together, of a side that the kind gives
   */
  public static Pairing of(JoinKind kind, int leftWidth, int rightWidth, List<Integer> columns) {
    return new Pairing(
        kind, leftWidth, rightWidth, columns.stream().mapToInt(Integer::intValue).toArray());
  }

  JoinKind kind() {
    return kind;
  }

  /** A result row; a side that is null has NULL in all its columns. */
  Value[] row(Value @Nullable [] left, Value @Nullable [] right) {
    Value[] row = new Value[columns.length];
    for (int i = 0; i < row.length; i++) {
      int column = columns[i];
      Value[] side = column < leftWidth ? left : right;
      row[i] =
          side == null ? NullValue.NULL : side[column < leftWidth ? column : column - leftWidth];
    }
    return row;
  }

  /** Left row and right row as conditions see them, written over again for each pair. */
  Value[] scratch() {
    return new Value[leftWidth + rightWidth];
  }

  /** Puts a pair of rows into {@link #scratch}. */
  Value[] both(Value[] left, Value[] right, Value[] scratch) {
    System.arraycopy(left, 0, scratch, 0, leftWidth);
    System.arraycopy(right, 0, scratch, leftWidth, rightWidth);
    return scratch;
  }
}
